import {isRecord} from '../content/document.ts'

/** The limits of one text. A larger text is refused before it costs time and memory. */
export interface TextLimits {
  /** UTF-16 code units of one text. */
  readonly maxCharacters: number
  /** Levels of quotes, lists, marks and objects nested in each other. */
  readonly maxDepth: number
  /** Nodes of one text: blocks, spans, marks, items, cells. */
  readonly maxNodes: number
}

export const textLimits: TextLimits = {maxCharacters: 2_000_000, maxDepth: 100, maxNodes: 250_000}

/** Thrown for a text that is larger or deeper than the limits allow. */
export class TextLimitError extends RangeError {
  override readonly name = 'TextLimitError'
}

/** Formats a count for people, such as `250,000`. */
export function counted(count: number): string {
  return new Intl.NumberFormat('en').format(count)
}

/** @throws {TextLimitError} always */
export function refuse(what: string, actual: string, max: number, unit: string): never {
  throw new TextLimitError(`Cannot convert ${what} ${actual}, expected at most ${counted(max)} ${unit}`)
}

/**
 * Refuses Portable Text that is too large or too deep to walk. A value that contains itself is too deep.
 *
 * @throws {TextLimitError}
 */
export function checkBlocks(blocks: unknown, {maxCharacters, maxDepth, maxNodes}: TextLimits = textLimits): void {
  let total = 0
  let length = 0
  // A nested list takes four levels of values: the list, its items, the item and its content.
  const maxLevels = maxDepth * 4 + 10
  let level: readonly unknown[] = [blocks]
  for (let deep = 0; level.length > 0; deep += 1) {
    if (deep > maxLevels) refuse('text nested more than', `${counted(maxDepth)} levels deep`, maxDepth, 'levels')
    const next: unknown[] = []
    for (const value of level) {
      if (typeof value === 'string') length += value.length
      if (typeof value !== 'object' || value === null) continue
      total += 1
      const nested = nestingOf(value)
      if (nested > maxDepth) refuse('text nested', `${counted(nested)} levels deep`, maxDepth, 'levels')
      for (const member of Array.isArray(value) ? value : Object.values(value)) next.push(member)
    }
    if (length > maxCharacters) refuse('text of', `${counted(length)} characters`, maxCharacters, 'characters')
    // The total also counts arrays and mark definitions, which are not nodes.
    if (total > maxNodes * 4) refuse('text of more than', `${counted(maxNodes)} nodes`, maxNodes, 'nodes')
    level = next
  }
}

function nestingOf(value: unknown): number {
  if (!isRecord(value)) return 0
  const {level, marks} = value
  return Math.max(typeof level === 'number' ? level : 0, Array.isArray(marks) ? marks.length : 0)
}
