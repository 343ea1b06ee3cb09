import {isRecord} from '../content/document.ts'

/** What a text may be at most. What is larger is refused before time and memory go into it. */
export interface TextLimits {
  /** UTF-16 code units of one text. */
  readonly characters: number
  /** Quotes, lists, marks and objects within each other. */
  readonly depth: number
  /** Nodes of one text: blocks, spans, marks, items, cells. */
  readonly nodes: number
}

export const textLimits: TextLimits = {characters: 2_000_000, depth: 100, nodes: 250_000}

/** A text that is larger or deeper than the limits allow. */
export class TextLimitError extends RangeError {
  override readonly name = 'TextLimitError'
}

/** A count as people read it. */
export const counted = (count: number): string => new Intl.NumberFormat('en').format(count)

/** @throws {TextLimitError} always */
export const refuse = (what: string, actual: string, most: number, unit: string): never => {
  throw new TextLimitError(`Cannot convert ${what} ${actual}, expected at most ${counted(most)} ${unit}`)
}

const nestingOf = (value: unknown): number => {
  if (!isRecord(value)) return 0
  const {level, marks} = value
  return Math.max(typeof level === 'number' ? level : 0, Array.isArray(marks) ? marks.length : 0)
}

/**
 * Refuses Portable Text that is too large or too deep to walk. Values that hold themselves are too deep.
 *
 * @throws {TextLimitError}
 */
export const checkBlocks = (blocks: unknown, {characters, depth, nodes}: TextLimits = textLimits): void => {
  let total = 0
  let length = 0
  // An object with text of its own takes four levels of values: the field, the array, the member and its children.
  const deepest = depth * 4 + 10
  let level: readonly unknown[] = [blocks]
  for (let deep = 0; level.length > 0; deep += 1) {
    if (deep > deepest) refuse('text nested more than', `${counted(depth)} levels deep`, depth, 'levels')
    const next: unknown[] = []
    for (const value of level) {
      if (typeof value === 'string') length += value.length
      if (typeof value !== 'object' || value === null) continue
      total += 1
      const nested = nestingOf(value)
      if (nested > depth) refuse('text nested', `${counted(nested)} levels deep`, depth, 'levels')
      for (const member of Array.isArray(value) ? value : Object.values(value)) next.push(member)
    }
    if (length > characters) refuse('text of', `${counted(length)} characters`, characters, 'characters')
    // Arrays and mark definitions are values too, and no nodes.
    if (total > nodes * 4) refuse('text of more than', `${counted(nodes)} nodes`, nodes, 'nodes')
    level = next
  }
}
