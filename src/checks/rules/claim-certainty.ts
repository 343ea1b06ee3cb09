import {certainties, shownCertainty} from '../../content/evidence.ts'
import {isDocumentOf} from '../../content/document.ts'
import {quote} from '../../content/findings.ts'
import {defineRule} from '../rule.ts'
import {languageOf} from '../wording/document-wording.ts'
import {tableOf} from '../wording/find-wording.ts'
import {fold} from '../wording/fold.ts'

/**
 * The title and the claim of a benefit are worded as its certainty allows (Santesso et al. 2020, GRADE guidelines 26,
 * https://doi.org/10.1016/j.jclinepi.2019.10.014): plainly if it is high, "probably" if it is moderate, "may" if it is
 * low, "very uncertain" if it is very low. More careful words are always right.
 */
export const claimCertainty = defineRule({
  id: 'claim-certainty',
  createCheck: ({site}) =>
    function* ({document}) {
      if (!isDocumentOf(document, 'benefit')) return
      const certainty = shownCertainty(document.evidence)
      const words = tableOf(languageOf(document, site.language))?.certainty
      if (words === undefined || certainty === 'high') return
      // Nobody has judged what is not graded: "may" is as far as it goes.
      const highest = certainty === 'notGraded' ? 'low' : certainty
      const allowed = certainties.slice(certainties.indexOf(highest)).map((level) => words.expected[level])
      for (const field of ['title', 'claim'] as const) {
        const text = document[field]
        if (typeof text !== 'string') continue
        const folded = fold(text)
        // A title such as "Circulation" claims nothing.
        if (field === 'title' && !words.effects.test(folded)) continue
        if (allowed.some((pattern) => pattern.test(folded))) continue
        yield {
          reason: `Unexpected certainty in ${quote(text)}, expected words such as ${words.examples[certainty]}: the evidence is ${names[certainty]}`,
          path: [field],
          actual: text,
          expected: [words.examples[certainty]],
          note: 'By GRADE: “probably” for moderate, “may” for low, “very uncertain” for very low certainty',
        }
      }
    },
})

const names = {
  high: 'of high certainty',
  moderate: 'of moderate certainty',
  low: 'of low certainty',
  veryLow: 'of very low certainty',
  notGraded: 'not graded',
} as const
