import {isDocumentOf} from '../../content/document.ts'
import {endOfDay} from '../../content/time.ts'
import {defineRule} from '../rule.ts'

/** Articles are reviewed again by their review date. */
export const reviewOverdue = defineRule({
  id: 'review-overdue',
  createCheck: ({hasCome}) =>
    function* ({document}) {
      if (!isDocumentOf(document, 'article')) return
      const due = document.reviewDueAt
      const end = typeof due === 'string' ? endOfDay(due) : undefined
      if (due === undefined || end === undefined || !hasCome(end)) return
      yield {
        reason: `Unexpected review date \`${due}\` in the past, expected a new review`,
        path: ['reviewDueAt'],
        actual: due,
        note: 'Read the article again, then set a new date',
      }
    },
})
