import {isRecord, type SanityDocument} from './document.ts'

/** Puts the fields of a type of document in the order of its schema. */
export type FieldOrder = (type: string) => readonly string[]

/**
 * A document as its file in the content folder has it: fields in the order of the schema, what is within them by name, so
 * that the same document is always the same bytes and a diff shows what someone changed.
 */
export function contentText(document: SanityDocument, fieldOrder: FieldOrder): string {
  const names = ordered(
    Object.keys(document).filter((name) => !leftOut.has(name)),
    fieldOrder(document._type),
  )
  return `${JSON.stringify(Object.fromEntries(names.map((name) => [name, sorted(document[name])])), undefined, 2)}\n`
}

/** What a diff need not show: the lake gives each document these anew. */
const leftOut: ReadonlySet<string> = new Set(['_rev', '_createdAt', '_updatedAt', '_system'])

const firstNames = ['_id', '_key', '_type', '_ref', '_weak']

function ordered(names: readonly string[], order: readonly string[]): string[] {
  const positions = new Map([...firstNames, ...order].map((name, index) => [name, index]))
  const positionOf = (name: string): number => positions.get(name) ?? Infinity
  return names.toSorted((a, b) => {
    const [left, right] = [positionOf(a), positionOf(b)]
    if (left !== right) return left - right
    return a < b ? -1 : 1
  })
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (!isRecord(value)) return value
  return Object.fromEntries(ordered(Object.keys(value), []).map((name) => [name, sorted(value[name])]))
}
