import {isDocumentOf, isNonEmptyString} from '../../content/document.ts'
import {reviewDigest} from '../review-digest.ts'
import {defineRule} from '../rule.ts'

/** The words of an article are those that its reviewer read. */
export const reviewOutdated = defineRule({
  id: 'review-outdated',
  createCheck: ({snapshot}) =>
    function* ({document}) {
      if (!isDocumentOf(document, 'article') || document.reviewedBy === undefined) return
      const {reviewedDigest} = document
      if (!isNonEmptyString(reviewedDigest)) return
      if (reviewedDigest === reviewDigest(document, (id) => snapshot.get(id)?.document)) return
      yield {
        reason: 'Unexpected words since the review, expected those that the reviewer read',
        path: ['reviewedBy'],
        note: 'Have the reviewer read it again and press Approve. Words of the benefits, therapies, conditions and caveats it shows count too',
      }
    },
})
