import {isDocumentOf, type SanityDocument} from '../content/document.ts'
import type {Path} from '../content/path.ts'
import {blockText, proseBlocks} from '../content/portable-text.ts'

/** Returns the sentences of an English article's paragraphs. Skips headings, quotations and other languages. */
export type Sentences = (document: SanityDocument) => readonly Sentence[]

interface Sentence {
  readonly text: string
  readonly words: readonly string[]
  readonly path: Path
}

/** Caches the sentences of the last document: two rules read each in turn. */
export function createSentences(): Sentences {
  let latest: {readonly document: SanityDocument; readonly sentences: readonly Sentence[]} | undefined
  return (document) => {
    if (latest?.document !== document) latest = {document, sentences: sentencesIn(document)}
    return latest.sentences
  }
}

function sentencesIn(document: SanityDocument): readonly Sentence[] {
  if (!isDocumentOf(document, 'article') || !isEnglish(document)) return []
  const sentences: Sentence[] = []
  for (const {block, path} of proseBlocks(document)) {
    if (typeof block['style'] === 'string' && block['style'] !== 'normal') continue
    for (const text of splitSentences(blockText(block))) {
      const words = text.match(word) ?? []
      if (words.length > 0) sentences.push({text: text.trim(), words, path})
    }
  }
  return sentences
}

// By the rules of Unicode (https://www.unicode.org/reports/tr29/#Sentence_Boundaries), which know no abbreviations.
const segmenter = new Intl.Segmenter('en', {granularity: 'sentence'})
const abbreviated = /\b(?:e\.g|i\.e|Dr|Mr|Mrs|Ms|Prof|St|vs|etc|approx|No|cf|al|Fig)\.\s*$/u
const word = /[\p{L}\p{N}]+(?:['’.&/@-][\p{L}\p{N}]+)*/gu

function splitSentences(text: string): string[] {
  const sentences: string[] = []
  let open = ''
  for (const {segment} of segmenter.segment(text)) {
    open += segment
    if (abbreviated.test(open)) continue
    sentences.push(open)
    open = ''
  }
  return open === '' ? sentences : [...sentences, open]
}

function isEnglish(document: SanityDocument): boolean {
  const {language} = document
  return typeof language !== 'string' || /^en\b/i.test(language)
}
