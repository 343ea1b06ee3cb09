import {isDocumentOf} from '../../content/document.ts'
import {defineRule} from '../rule.ts'

/** Articles are reviewed again by their review date. */
export const reviewOverdue = defineRule({
  id: 'review-overdue',
  createCheck: ({now}) => {
    const today = now.toISOString().slice(0, 10)
    return function* ({document}) {
      if (!isDocumentOf(document, 'article')) return
      const due = document.reviewDueAt
      if (typeof due !== 'string' || due >= today) return
      yield {
        reason: `Unexpected review date \`${due}\` in the past, expected a new review`,
        path: ['reviewDueAt'],
        actual: due,
        note: 'Read the article again, then set a new date',
      }
    }
  },
})
