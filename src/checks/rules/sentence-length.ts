import {shorten} from '../../content/findings.ts'
import {defineRule} from '../rule.ts'

/** Sentences are short enough to understand at first reading. */
export const sentenceLength = defineRule({
  id: 'sentence-length',
  isAdvice: true,
  createCheck: ({thresholds, sentencesOf}) =>
    function* ({document}) {
      for (const {text, words: all, path} of sentencesOf(document)) {
        const words = all.length
        if (words <= thresholds.maxSentenceWords) continue
        yield {
          reason: `Unexpected sentence of ${words} words, expected at most ${thresholds.maxSentenceWords}`,
          path,
          actual: shorten(text),
          note: 'Make two sentences of it',
        }
      }
    },
})
