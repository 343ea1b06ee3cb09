import {isRecord, type SanityDocument} from './document.ts'

/** Returns the field names of a document type, in the order of its schema. */
export type FieldOrder = (type: string) => readonly string[]

/**
 * Renders a document as the text of its file in the content folder. Fields are in the order of the schema, nested fields
 * are sorted by name. The same document always gives the same bytes, and a diff shows only what someone changed.
 */
export function contentText(document: SanityDocument, fieldOrder: FieldOrder): string {
  const names = ordered(
    Object.keys(document).filter((name) => !leftOut.has(name)),
    fieldOrder(document._type),
  )
  return `${JSON.stringify(Object.fromEntries(names.map((name) => [name, sorted(document[name])])), undefined, 2)}\n`
}

/** Fields that files leave out, to keep diffs short. The lake sets them again for each document. */
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
