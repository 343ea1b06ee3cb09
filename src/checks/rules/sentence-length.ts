import {shorten} from '../../content/findings.ts'
import {defineRule} from '../rule.ts'
import {sentenceText, wordsOf} from '../sentences.ts'

/** Sentences are short enough to understand at first reading. */
export const sentenceLength = defineRule({
  id: 'sentence-length',
  isAdvice: true,
  createCheck: ({thresholds, sentencesOf}) =>
    function* ({document}) {
      for (const {sentence, path} of sentencesOf(document)) {
        const words = wordsOf(sentence).length
        if (words <= thresholds.maxSentenceWords) continue
        yield {
          reason: `Unexpected sentence of ${words} words, expected at most ${thresholds.maxSentenceWords}`,
          path,
          actual: shorten(sentenceText(sentence)),
          note: 'Make two sentences of it',
        }
      }
    },
})
