import type {Sentence} from 'nlcst'
import {toString} from 'nlcst-to-string'
import retextEnglish from 'retext-english'
import {unified} from 'unified'
import {SKIP, visit} from 'unist-util-visit'
import {isDocumentOf, type SanityDocument} from '../content/document.ts'
import type {Path} from '../content/path.ts'
import {blockText, proseBlocks} from '../content/portable-text.ts'

/** Returns the sentences of an English article's paragraphs. Skips headings, quotations and other languages. */
export type Sentences = (document: SanityDocument) => readonly SentenceVisit[]

/** Caches the sentences of the last document: two rules read each in turn, and the trees are too large to keep all. */
export function createSentences(): Sentences {
  let latest: {readonly document: SanityDocument; readonly sentences: readonly SentenceVisit[]} | undefined
  return (document) => {
    if (latest?.document !== document) latest = {document, sentences: parseSentences(document)}
    return latest.sentences
  }
}

export function wordsOf(sentence: Sentence): string[] {
  return sentence.children.flatMap((child) => (child.type === 'WordNode' ? [toString(child)] : []))
}

export function sentenceText(sentence: Sentence): string {
  return toString(sentence)
}

interface SentenceVisit {
  readonly sentence: Sentence
  readonly path: Path
}

const english = unified().use(retextEnglish).freeze()

function parseSentences(document: SanityDocument): readonly SentenceVisit[] {
  if (!isDocumentOf(document, 'article') || !isEnglish(document)) return []
  const sentences: SentenceVisit[] = []
  for (const {block, path} of proseBlocks(document)) {
    if (typeof block['style'] === 'string' && block['style'] !== 'normal') continue
    visit(english.parse(blockText(block)), 'SentenceNode', (sentence: Sentence) => {
      sentences.push({sentence, path})
      return SKIP
    })
  }
  return sentences
}

function isEnglish(document: SanityDocument): boolean {
  const {language} = document
  return typeof language !== 'string' || /^en\b/i.test(language)
}
