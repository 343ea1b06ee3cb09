import {isDocumentOf} from '../../content/document.ts'
import {segmentOf} from '../../content/path.ts'
import {defineRule} from '../rule.ts'

/** Every benefit states its evidence and how certain that evidence is (GRADE). */
export const evidenceGraded = defineRule({
  id: 'evidence-graded',
  createCheck: () =>
    function* ({document}) {
      if (!isDocumentOf(document, 'benefit')) return
      const evidence = document.evidence ?? []
      if (evidence.length === 0) {
        yield {
          reason: 'Unexpected benefit without evidence, expected a source or a note that none is known',
          path: ['evidence'],
        }
      }
      for (const [index, {certainty, ...item}] of evidence.entries()) {
        if (certainty !== undefined && certainty !== 'notGraded') continue
        yield {
          reason: 'Unexpected certainty `notGraded`, expected high, moderate, low or veryLow',
          path: ['evidence', segmentOf(item, index), 'certainty'],
          actual: 'notGraded',
          expected: ['high', 'moderate', 'low', 'veryLow'],
        }
      }
    },
})
