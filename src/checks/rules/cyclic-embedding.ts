import {isDocumentOf, recordsIn, titleOf, type SanityDocument} from '../../content/document.ts'
import {quote} from '../../content/findings.ts'
import {objectsOfType} from '../../content/portable-text.ts'
import {refsOf} from '../../content/references.ts'
import {defineRule} from '../rule.ts'

/** A benefit does not embed itself, directly or through others: a full list of benefits would never end. */
export const cyclicEmbedding = defineRule({
  id: 'cyclic-embedding',
  createCheck: ({snapshot}) => {
    const embedsOf = (id: string): readonly string[] => {
      const document = snapshot.get(id)?.document
      return document !== undefined && isDocumentOf(document, 'benefit') ? embeddedBenefits(document) : []
    }
    const leadsTo = (from: string, goal: string): boolean => {
      const seen = new Set<string>()
      const open = [from]
      for (let id = open.pop(); id !== undefined; id = open.pop()) {
        if (id === goal) return true
        if (seen.has(id)) continue
        seen.add(id)
        open.push(...embedsOf(id))
      }
      return false
    }
    return function* ({id, document}) {
      if (!isDocumentOf(document, 'benefit')) return
      for (const {block, path} of objectsOfType(document, 'benefitList')) {
        for (const ref of refsOf(recordsIn(block['benefits']))) {
          if (!leadsTo(ref, id)) continue
          const other = snapshot.get(ref)
          yield {
            reason: `Unexpected benefit ${quote(ref)} in the text of ${quote(titleOf(document))}, expected none that leads back to it`,
            path: [...path, 'benefits'],
            actual: ref,
            ...(other === undefined || ref === id ? {} : {cause: `${other.file.path}: ${titleOf(other.document)}`}),
          }
        }
      }
    }
  },
})

function embeddedBenefits(document: SanityDocument): readonly string[] {
  return [...objectsOfType(document, 'benefitList')].flatMap(({block}) => refsOf(recordsIn(block['benefits'])))
}
