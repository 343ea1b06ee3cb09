import {isDocumentOf} from '../../content/document.ts'
import {segmentOf} from '../../content/path.ts'
import {addMonths} from '../../content/time.ts'
import {defineRule} from '../rule.ts'

/** Somebody has looked at each source not too long ago. */
export const evidenceChecked = defineRule({
  id: 'evidence-checked',
  createCheck: ({hasCome, thresholds}) =>
    function* ({document}) {
      if (!isDocumentOf(document, 'benefit')) return
      for (const [index, {checkedAt, source, ...item}] of (document.evidence ?? []).entries()) {
        if (source === undefined) continue
        const path = ['evidence', segmentOf(item, index), 'checkedAt']
        if (checkedAt === undefined) {
          yield {reason: 'Unexpected source that nobody has checked, expected the day when somebody last read it', path}
          continue
        }
        const end = addMonths(checkedAt, thresholds.maxEvidenceMonths)
        if (end === undefined || !hasCome(end)) continue
        yield {
          reason: `Unexpected check on \`${checkedAt}\`, expected one in the last ${thresholds.maxEvidenceMonths} months`,
          path,
          actual: checkedAt,
          note: 'Look whether there is anything newer, then set the day',
        }
      }
    },
})
