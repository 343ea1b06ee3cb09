import {isDocumentOf} from '../../content/document.ts'
import {defineRule} from '../rule.ts'

/** Every article names the expert who reviewed it and the date of the review. */
export const notReviewed = defineRule({
  id: 'not-reviewed',
  createCheck: () =>
    function* ({document}) {
      if (!isDocumentOf(document, 'article')) return
      if (document.reviewedBy === undefined) {
        yield {reason: 'Unexpected article that nobody reviewed, expected an expert who read it', path: ['reviewedBy']}
      } else if (document.reviewedAt === undefined) {
        yield {reason: 'Unexpected review without a date, expected the day it was done', path: ['reviewedAt']}
      }
    },
})
