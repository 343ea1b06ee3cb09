import {isScheduled} from '../../content/time.ts'
import {isDocumentOf} from '../../content/document.ts'
import {defineRule} from '../rule.ts'

/** An article with a publication date in the future is not published yet. */
export const scheduled = defineRule({
  id: 'scheduled',
  createCheck: ({hasCome}) =>
    function* ({document}) {
      if (!isDocumentOf(document, 'article') || !isScheduled(document, hasCome)) return
      yield {
        reason: `Unexpected publication date \`${document.publishedAt ?? ''}\` in the future, the article is kept out until then`,
        path: ['publishedAt'],
        actual: document.publishedAt ?? '',
      }
    },
})
