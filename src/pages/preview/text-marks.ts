import {isRecord, isSanityDocument, type SanityDocument} from '../../content/document.ts'
import {formatPath, type Path} from '../../content/path.ts'
import {readerTexts} from '../../content/reader-text.ts'

/*
 * Where each text of a page comes from. Every text gets one character of a private plane, which stands for its
 * document and its path. It goes through all that makes a page, and a preview finds it in what came out.
 */

/** Where a text comes from. */
export interface TextPlace {
  readonly documentId: string
  readonly documentType: string
  readonly path: Path
}

/** Documents with marks in their texts, and where each mark stands: the first document comes first. */
export interface MarkedTexts {
  readonly documents: readonly SanityDocument[]
  readonly placesOf: (mark: string) => readonly TextPlace[]
}

/**
 * Marks the texts of documents. The same text has the same mark wherever it stands, because a page shows some texts once if
 * several documents have them. Texts beyond the number of marks that there are have none.
 */
export function markTexts(documents: readonly SanityDocument[]): MarkedTexts {
  const marks = new Map<string, string>()
  const places = new Map<string, TextPlace[]>()
  const markOf = (text: string): string | undefined => {
    const known = marks.get(text)
    if (known !== undefined || marks.size >= mostMarks) return known
    const mark = String.fromCodePoint(firstMark + marks.size)
    marks.set(text, mark)
    return mark
  }
  const marked = documents.map((document) => {
    let copy: SanityDocument = document
    for (const {path, text} of readerTexts(document)) {
      if (unmarked.has(String(path[0]))) continue
      const mark = markOf(text)
      const changed = mark === undefined ? copy : withMark(copy, path, mark)
      if (mark === undefined || !isSanityDocument(changed)) continue
      copy = changed
      places.set(mark, [...(places.get(mark) ?? []), {documentId: document._id, documentType: document._type, path}])
    }
    return copy
  })
  return {documents: marked, placesOf: (mark) => places.get(mark) ?? []}
}

/** Fields whose words are read by code: the authors of a publication may end with “et al”. */
const unmarked: ReadonlySet<string> = new Set(['authors'])

/** Finds marks in a text. Written as they are in addresses too, in which they have no business. */
export const marksIn = /[\u{F0000}-\u{FFFFD}]/gu
const marksInAddresses = /%F3%B[0-9A-F]%[89AB][0-9A-F]%[89AB][0-9A-F]/g

/** Returns a text without marks. */
export function withoutMarks(text: string): string {
  return text.replace(marksIn, '').replace(marksInAddresses, '')
}

/** Whether one place is the other, or inside it. */
export function isWithin(inner: Path, outer: Path): boolean {
  return outer.every((segment, index) => formatPath([segment]) === formatPath(inner.slice(index, index + 1)))
}

/** Supplementary Private Use Area-A (Unicode, chapter 23.5). */
const firstMark = 0xf_00_00
const mostMarks = 0xff_fd - 1

/** Returns a value with a mark in the text at a path, or in the first words of the block at it. */
function withMark(value: unknown, [segment, ...rest]: Path, mark: string): unknown {
  if (segment === undefined) return isRecord(value) ? markedBlock(value, mark) : markedText(value, mark)
  if (typeof segment === 'string')
    return isRecord(value) ? {...value, [segment]: withMark(value[segment], rest, mark)} : value
  if (!Array.isArray(value)) return value
  const members: readonly unknown[] = value
  return members.map((member, index) =>
    index === segment || (isRecord(member) && typeof segment === 'object' && member['_key'] === segment._key)
      ? withMark(member, rest, mark)
      : member,
  )
}

function markedText(value: unknown, mark: string): unknown {
  return typeof value === 'string' ? marked(value, mark) : value
}

/** The mark stands before the last word: a full stop is still the end, and the anchor of a heading has the same words. */
function marked(text: string, mark: string): string {
  const at = text.search(/\S*\s*$/)
  return `${text.slice(0, at)}${mark}${text.slice(at)}`
}

function markedBlock(block: Readonly<Record<string, unknown>>, mark: string): unknown {
  const {children} = block
  if (!Array.isArray(children)) return block
  const spans: readonly unknown[] = children
  const first = spans.findIndex(
    (span) => isRecord(span) && typeof span['text'] === 'string' && span['text'].trim() !== '',
  )
  return {
    ...block,
    children: spans.map((span, index) =>
      index === first && isRecord(span) ? {...span, text: marked(String(span['text']), mark)} : span,
    ),
  }
}
