import {isRecord} from '../../../src/content/document.ts'
import {segmentOf, type Path} from '../../../src/content/path.ts'
import type {Row} from '../row.ts'

/*
 * Which text of which document a text in a result is: a query is evaluated once more over documents whose texts end in a
 * mark. Whatever projection, reference or function they go through, the mark comes along, or the text is another one.
 */

/** How members of lists are named in paths of documents. */
export type Selector = 'index' | 'key'

/** Where a text comes from. */
export interface TextSource {
  readonly row: Row
  readonly path: Path
  /** The text itself. A mark counts only where the result has the same text. */
  readonly text: string
}

export interface Marker {
  /** Returns a document with marks at the ends of its texts. System fields have none: queries look things up by them. */
  readonly mark: (document: Readonly<Record<string, unknown>>, row: Row) => Readonly<Record<string, unknown>>
  /** Returns the source of a text of a marked result. */
  readonly sourceOf: (marked: string) => TextSource | undefined
}

/**
 * Creates a marker for one query. Beyond a number of texts it marks no more.
 * @param selector - how members of lists are named in paths
 */
export function createMarker(selector: Selector): Marker {
  const sources: TextSource[] = []
  const marked = (value: unknown, path: Path, row: Row): unknown => {
    if (typeof value === 'string') {
      if (sources.length >= mostMarks) return value
      sources.push({row, path, text: value})
      return value + markOf(sources.length - 1)
    }
    if (Array.isArray(value))
      return value.map((member: unknown, index) =>
        marked(member, [...path, selector === 'key' ? segmentOf(member, index) : index], row),
      )
    return isRecord(value) ? markedFields(value, path, row) : value
  }
  const markedFields = (value: Readonly<Record<string, unknown>>, path: Path, row: Row): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(value).map(([name, inside]) => [
        name,
        name.startsWith('_') ? inside : marked(inside, [...path, name], row),
      ]),
    )
  return {
    mark: (document, row) => markedFields(document, [], row),
    sourceOf: (text) => {
      const [, high = '', low = ''] = endMark.exec(text) ?? []
      const number = ((high.codePointAt(0) ?? 0) - firstMark) * perMark + ((low.codePointAt(0) ?? 0) - firstMark)
      const source = high === '' ? undefined : sources[number]
      return source !== undefined && text === source.text + markOf(number) ? source : undefined
    },
  }
}

/** Supplementary Private Use Area-B (Unicode, chapter 23.5), two characters a mark. */
const firstMark = 0x10_00_00
const perMark = 0xff_fd
const mostMarks = 500_000
const endMark = /([\u{100000}-\u{10FFFD}])([\u{100000}-\u{10FFFD}])$/u

function markOf(number: number): string {
  return String.fromCodePoint(firstMark + Math.floor(number / perMark), firstMark + (number % perMark))
}
