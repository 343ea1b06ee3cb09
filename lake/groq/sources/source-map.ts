import {isRecord} from '../../../src/content/document.ts'
import type {PathSegment} from '../../../src/content/path.ts'
import type {Marker, TextSource} from './marks.ts'

/**
 * The content source map of a result (https://github.com/sanity-io/content-source-maps): which text of it comes from where.
 */
export interface SourceMap {
  readonly documents: ReadonlyArray<{readonly _id: string; readonly _type: string}>
  readonly paths: readonly string[]
  readonly mappings: Readonly<
    Record<
      string,
      {
        readonly type: 'value'
        readonly source: {readonly type: 'documentValue'; readonly document: number; readonly path: number}
      }
    >
  >
}

/** Compares a result with the same over marked documents. What is not text, or another text, has no source. */
export function sourceMapOf(result: unknown, marked: unknown, {sourceOf}: Marker): SourceMap {
  const documents = new Map<string, {readonly index: number; readonly _id: string; readonly _type: string}>()
  const paths = new Map<string, number>()
  const mappings: Record<string, SourceMap['mappings'][string]> = {}
  const add = (at: string, {row, path}: TextSource): void => {
    const {originalId} = row
    const known = documents.get(originalId)
    const document = known ?? {index: documents.size, _id: originalId, _type: String(row.fields['_type'])}
    documents.set(originalId, document)
    const text = jsonPath(path)
    const number = paths.get(text) ?? paths.size
    paths.set(text, number)
    mappings[at] = {type: 'value', source: {type: 'documentValue', document: document.index, path: number}}
  }
  const compare = (one: unknown, other: unknown, at: string): void => {
    if (typeof one === 'string' && typeof other === 'string') {
      const source = sourceOf(other)
      if (source?.text === one) add(at, source)
    } else if (Array.isArray(one) && Array.isArray(other)) {
      if (one.length !== other.length) return
      for (const [index, member] of one.entries()) compare(member, other[index], `${at}[${index}]`)
    } else if (isRecord(one) && isRecord(other)) {
      for (const [name, value] of Object.entries(one)) compare(value, other[name], at + nameStep(name))
    }
  }
  compare(result, marked, '$')
  return {
    documents: [...documents.values()].map(({_id, _type}) => ({_id, _type})),
    paths: [...paths.keys()],
    mappings,
  }
}

function jsonPath(path: readonly PathSegment[]): string {
  return `$${path
    .map((segment) => {
      if (typeof segment === 'number') return `[${segment}]`
      return typeof segment === 'string' ? nameStep(segment) : `[?(@._key==${quoted(segment._key)})]`
    })
    .join('')}`
}

function nameStep(name: string): string {
  return `[${quoted(name)}]`
}

/** A name in single quotes, as in the normalized paths of RFC 9535, section 2.7. */
function quoted(text: string): string {
  return `'${text.replace(/[\f\n\r\t\\']/g, (character) => escapes[character] ?? character)}'`
}

const escapes: Readonly<Record<string, string>> = {
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\\': '\\\\',
  "'": "\\'",
}
