import {isDocumentOf} from '../../content/document.ts'
import {quote} from '../../content/findings.ts'
import {bestCertainty} from '../../content/evidence.ts'
import {defineRule} from '../rule.ts'

/** A claim says `may` or `can` if even its best evidence is of low certainty, or is not graded. */
export const claimCertainty = defineRule({
  id: 'claim-certainty',
  createCheck: () =>
    function* ({document}) {
      if (!isDocumentOf(document, 'benefit') || typeof document.claim !== 'string') return
      const certainty = bestCertainty(document.evidence)
      if (!wantsHedge.has(certainty) || hedged.test(document.claim)) return
      yield {
        reason: `Unexpected certainty in ${quote(document.claim)}, expected \`may\` or \`can\`: the evidence is ${certainty === 'notGraded' ? 'not graded' : 'of low certainty'}`,
        path: ['claim'],
        actual: document.claim,
        expected: ['may', 'can', 'might', 'could'],
      }
    },
})

const hedged = /\b(?:may|might|can|could|possibly|perhaps|some people)\b/iu
const wantsHedge: ReadonlySet<string> = new Set(['low', 'veryLow', 'notGraded'])
