import {daleChall} from 'dale-chall'
import retextReadability from 'retext-readability'
import {spache} from 'spache'
import {unified} from 'unified'
import {VFile} from 'vfile'
import {shorten} from '../../content/findings.ts'
import {defineRule} from '../rule.ts'
import {rootOf} from '../sentences.ts'

/*
 * The formulas look every word up in these lists of thousands, from the first entry on, which takes most of the time a
 * check takes. The lists are theirs; looking things up by hash gives the same answers at once.
 */
for (const list of [daleChall, spache]) {
  const words: ReadonlySet<string> = new Set(list)
  list.includes = (word) => words.has(word)
}

/** Text can be read by the people it is for: most sentences suit the age in the settings, by four of seven formulas. */
export const readingLevel = defineRule({
  id: 'reading-level',
  isAdvice: true,
  createCheck: ({thresholds, sentencesOf}) => {
    const readability = unified().use(retextReadability, {age: thresholds.readingAge}).freeze()
    return function* ({document}) {
      const sentences = sentencesOf(document).map(({sentence}) => sentence)
      if (sentences.length === 0) return
      const file = new VFile()
      readability.runSync(rootOf(sentences), file)
      const hard = file.messages
      const share = hard.length / sentences.length
      if (share <= thresholds.maxHardSentences) return
      yield {
        reason: `Unexpected reading level: ${hard.length} of ${sentences.length} sentences are hard to read at ${thresholds.readingAge}, expected at most ${Math.round(thresholds.maxHardSentences * 100)} %`,
        path: ['body'],
        actual: shorten(hard[0]?.actual ?? ''),
        note: 'Shorter sentences and everyday words help most',
      }
    }
  },
})
