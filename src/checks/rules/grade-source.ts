import {isDocumentOf} from '../../content/document.ts'
import {segmentOf} from '../../content/path.ts'
import {defineRule} from '../rule.ts'

/** A grade names the source that it is a judgement of. */
export const gradeSource = defineRule({
  id: 'grade-source',
  createCheck: () =>
    function* ({document}) {
      if (!isDocumentOf(document, 'benefit')) return
      for (const [index, {certainty, source, ...item}] of (document.evidence ?? []).entries()) {
        if (certainty === undefined || certainty === 'notGraded' || source !== undefined) continue
        yield {
          reason: `Unexpected certainty \`${certainty}\` without a source, expected one`,
          path: ['evidence', segmentOf(item, index), 'source'],
          actual: certainty,
          note: 'Choose the source, or “Not graded” if there is none',
        }
      }
    },
})
