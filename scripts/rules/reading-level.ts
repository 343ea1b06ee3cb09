import retextReadability from 'retext-readability'
import {unified} from 'unified'
import {VFile} from 'vfile'
import {shorten} from '../model/message.ts'
import {defineRule} from './rule.ts'
import {rootOf, sentencesOf} from './sentences.ts'

/** Text can be read by the people it is for: most sentences suit the age in the settings, by four of seven formulas. */
export const readingLevel = defineRule({
  id: 'reading-level',
  isAdvice: true,
  createCheck: ({thresholds}) => {
    const readability = unified().use(retextReadability, {age: thresholds.readingAge}).freeze()
    return function* ({document}) {
      const sentences = sentencesOf(document).map(({sentence}) => sentence)
      if (sentences.length === 0) return
      const file = new VFile()
      readability.runSync(rootOf(sentences), file)
      const hard = file.messages
      const share = hard.length / sentences.length
      if (share <= thresholds.hardSentences) return
      yield {
        reason: `Unexpected reading level: ${hard.length} of ${sentences.length} sentences are hard to read at ${thresholds.readingAge}, expected at most ${Math.round(thresholds.hardSentences * 100)} %`,
        path: ['body'],
        actual: shorten(hard[0]?.actual ?? ''),
        note: 'Shorter sentences and everyday words help most',
      }
    }
  },
})
