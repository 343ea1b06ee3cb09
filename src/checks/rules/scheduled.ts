import {isScheduled} from '../../content/time.ts'
import {isDocumentOf} from '../../content/document.ts'
import {defineRule} from '../rule.ts'

/** An article whose time has not come stays out of every file. */
export const scheduled = defineRule({
  id: 'scheduled',
  createCheck: ({now}) =>
    function* ({document}) {
      if (!isDocumentOf(document, 'article') || !isScheduled(document, now)) return
      yield {
        reason: `Unexpected publication date \`${document.publishedAt ?? ''}\` in the future, the article is kept out until then`,
        path: ['publishedAt'],
        actual: document.publishedAt ?? '',
      }
    },
})
