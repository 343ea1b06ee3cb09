import {splitParagraphs} from '../../text/plain-paragraphs.ts'

/** A label and the text about it: `Improves circulation: more blood flow brings oxygen.` */
export interface LabelledText {
  readonly label: string
  readonly text: string
}

export interface PlainText {
  readonly title: string | undefined
  readonly parts: readonly TextPart[]
}

/**
 * Reads a plain text. Blank lines separate paragraphs; without any, each line is a paragraph. Short lines are headings.
 * Labels, each followed by its text, can be on lines of their own or follow each other in a paragraph.
 */
export function readPlainText(file: string): PlainText {
  const text = file
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .trim()
  const paragraphs = splitParagraphs(text)
  const blocks = paragraphs.length > 1 ? paragraphs : text.split('\n')
  const [first = '', ...others] = blocks.map((block) => block.trim()).filter((block) => block !== '')
  const hasTitle = !first.includes('\n') && isTitle(first) && others.length > 0
  const pieces = (hasTitle ? others : [first, ...others]).flatMap(piecesOfBlock)
  const parts: TextPart[] = []
  let labels: LabelledText[] = []
  const end = (): void => {
    if (labels.length > 0) parts.push({kind: 'labels', labels})
    labels = []
  }
  for (const [index, piece] of pieces.entries()) {
    if (typeof piece !== 'string') {
      labels.push(piece)
      continue
    }
    end()
    const words = oneLine(piece)
    const isLast = index === pieces.length - 1
    parts.push(
      !isLast && isHeading(words) ? {kind: 'heading', text: words.replace(/:$/, '')} : {kind: 'paragraph', text: words},
    )
  }
  end()
  return {title: hasTitle ? first : undefined, parts}
}

type TextPart =
  | {readonly kind: 'heading'; readonly text: string}
  | {readonly kind: 'paragraph'; readonly text: string}
  | {readonly kind: 'labels'; readonly labels: readonly LabelledText[]}

function isTitle(line: string): boolean {
  return line.length <= 100 && !/[.:;,]$/.test(line)
}

/** The pieces of a block. If it starts with a short line above labels, that line is a piece of its own: a heading. */
function piecesOfBlock(block: string): Array<string | LabelledText> {
  const [head = '', ...rest] = block.split('\n')
  const isHeaded = isHeading(head.trim()) && rest.some((line) => toLabelled(line) !== undefined)
  return isHeaded ? [head, ...piecesOf(rest.join('\n'))] : piecesOf(block)
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function isHeading(line: string): boolean {
  return line.length <= 80 && !/[.!;,]$/.test(line) && toLabelled(line) === undefined
}

const labelled = /^(?:[-*•–]|\d{1,3}[.)])?\s*(\p{Lu}[^.:!?\n]{1,60}):\s+(\S[^]*)$/u

function toLabelled(text: string): LabelledText | undefined {
  const [, label, words] = labelled.exec(text.trim()) ?? []
  return label === undefined || words === undefined ? undefined : {label: oneLine(label), text: oneLine(words)}
}

/** Matches the start of a label in a paragraph: after the end of a sentence. */
const labelStart = /(?:^|(?<=[.!?]["”’)]?\s+))(?=\p{Lu}[^.:!?\n]{1,60}:\s+\S)/u

/** Splits a paragraph into texts and labels, in their order. */
function piecesOf(paragraph: string): Array<string | LabelledText> {
  const lines = paragraph.split('\n').map((line) => line.trim())
  const byLine = lines.map(toLabelled)
  if (lines.length > 1 && byLine.filter((line) => line !== undefined).length > 1)
    return lines.map((line, index) => byLine[index] ?? line)
  const sentences = oneLine(paragraph)
    .split(labelStart)
    .map((part) => part.trim())
  return sentences.filter((part) => part !== '').map((part) => toLabelled(part) ?? part)
}
