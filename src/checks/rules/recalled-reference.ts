import {titleOf} from '../../content/document.ts'
import {quote} from '../../content/findings.ts'
import {isRecalled} from '../../content/recall.ts'
import {defineRule} from '../rule.ts'

/** No document refers to a recalled document, unless it is recalled too. */
export const recalledReference = defineRule({
  id: 'recalled-reference',
  createCheck: ({snapshot, hasCome}) =>
    function* ({id, document}) {
      if (isRecalled(document, hasCome)) return
      for (const {ref, path} of snapshot.referencesOf(id)) {
        const target = snapshot.get(ref)
        if (target === undefined || !isRecalled(target.document, hasCome)) continue
        yield {
          reason: `Unexpected reference to ${quote(titleOf(target.document))}, which was recalled`,
          path,
          actual: ref,
          cause: target.file.path,
          note: 'Read the text again: what leaned on the recalled advice should go',
        }
      }
    },
})
