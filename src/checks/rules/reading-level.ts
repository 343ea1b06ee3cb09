import {daleChall} from 'dale-chall'
import retextReadability from 'retext-readability'
import {spache} from 'spache'
import {unified} from 'unified'
import {VFile} from 'vfile'
import {shorten} from '../../content/findings.ts'
import {defineRule} from '../rule.ts'
import {rootOf} from '../sentences.ts'

/*
 * The formulas search these lists of thousands of words from the start for every word, which takes most of the time of
 * a check. The lists belong to the libraries. Replacing `includes` with a hash lookup gives the same answers at once.
 */
for (const list of [daleChall, spache]) {
  const words: ReadonlySet<string> = new Set(list)
  list.includes = (word) => words.has(word)
}

/**
 * Most sentences are easy to read at the age in the settings. A sentence counts as hard if at least four of seven
 * formulas say so.
 */
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
