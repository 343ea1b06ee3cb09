import {isRecord, titleOf, type SanityDocument} from '../../content/document.ts'
import {quote} from '../../content/findings.ts'
import {defineRule} from '../rule.ts'

/** Nothing rests on a publication that was taken back. */
export const retractedSource = defineRule({
  id: 'retracted-source',
  createCheck: ({snapshot}) =>
    function* ({id, type}) {
      if (type === 'source') return
      for (const {ref, path} of snapshot.referencesOf(id)) {
        const source = snapshot.get(ref)?.document
        if (source?._type !== 'source' || !isMarked(source, 'retracted')) continue
        yield {
          reason: `Cannot rely on ${quote(titleOf(source))}, it was retracted`,
          path,
          actual: ref,
          note: 'Take out what rests on it, and read the text again without it',
        }
      }
    },
})

/** Whether a source says that it was retracted, or superseded. */
export function isMarked(source: SanityDocument, field: 'retracted' | 'supersededBy'): boolean {
  const notice = source[field]
  return isRecord(notice) && ['date', 'notice', 'source'].some((name) => notice[name] !== undefined)
}
