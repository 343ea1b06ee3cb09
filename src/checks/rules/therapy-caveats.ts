import {isDocumentOf, titleOf} from '../../content/document.ts'
import {quote} from '../../content/findings.ts'
import {objectsOfType} from '../../content/portable-text.ts'
import {refsOf} from '../../content/references.ts'
import {defineRule} from '../rule.ts'

/** An article that recommends a therapy shows all of the therapy's caveats in its text. */
export const therapyCaveats = defineRule({
  id: 'therapy-caveats',
  createCheck: ({snapshot}) =>
    function* ({document}) {
      if (!isDocumentOf(document, 'article')) return
      const shown = new Set([...objectsOfType(document, 'caveatNotice')].flatMap(({block}) => refsOf(block['caveat'])))
      for (const therapyId of refsOf(document.therapies)) {
        const therapy = snapshot.get(therapyId)
        if (therapy === undefined) continue
        for (const caveatId of refsOf(therapy.document['caveats'])) {
          if (shown.has(caveatId)) continue
          const caveat = snapshot.get(caveatId)
          const title = caveat === undefined ? caveatId : titleOf(caveat.document)
          yield {
            reason: `Cannot recommend ${titleOf(therapy.document)} without its caveat ${quote(title)}, expected it in the text`,
            path: ['therapies'],
            actual: therapyId,
            expected: [caveatId],
            note: 'Add a caveat block to the text and choose this caveat',
          }
        }
      }
    },
})
