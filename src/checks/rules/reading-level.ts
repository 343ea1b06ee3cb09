import {shorten} from '../../content/findings.ts'
import {createIsHard} from '../readability.ts'
import {defineRule} from '../rule.ts'

/** Most sentences are easy to read at the age in the settings. */
export const readingLevel = defineRule({
  id: 'reading-level',
  isAdvice: true,
  createCheck: ({thresholds, sentencesOf}) => {
    const isHard = createIsHard(thresholds.readingAge)
    return function* ({document}) {
      const sentences = sentencesOf(document)
      const hard = sentences.filter((sentence) => isHard(sentence.words))
      const [first] = hard
      if (first === undefined || hard.length / sentences.length <= thresholds.maxHardSentences) return
      yield {
        reason: `Unexpected reading level: ${hard.length} of ${sentences.length} sentences are hard to read at ${thresholds.readingAge}, expected at most ${Math.round(thresholds.maxHardSentences * 100)} %`,
        path: ['body'],
        actual: shorten(first.text),
        note: 'Shorter sentences and everyday words help most',
      }
    }
  },
})
