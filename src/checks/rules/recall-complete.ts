import {isNonEmptyString, isRecord} from '../../content/document.ts'
import {plannedRecallOf} from '../../content/recall.ts'
import {defineRule} from '../rule.ts'

/** A recall that was started has both a date and a reason. */
export const recallComplete = defineRule({
  id: 'recall-complete',
  createCheck: () =>
    function* ({document}) {
      const {recall} = document
      if (!isRecord(recall) || plannedRecallOf(document) !== undefined) return
      const {reason, recalledAt, instead} = recall
      if (!isNonEmptyString(reason) && recalledAt === undefined && instead === undefined) return
      const missing = isNonEmptyString(reason) ? 'date' : 'reason'
      yield {
        reason: `Cannot recall without a ${missing}, expected both a date and a reason`,
        path: ['recall', missing === 'date' ? 'recalledAt' : 'reason'],
        note: 'Fill in both, or clear the recall',
      }
    },
})
