import {DateTime} from 'groq-js'

/**
 * Compares values of any type in the order of GROQ: times, numbers, texts, booleans, then everything else, which
 * compares as equal (https://spec.groq.dev/GROQ-1.revision1/#sec-Total-Comparison). Texts are compared by code unit, as
 * in groq-js.
 */
export function compareValues(a: unknown, b: unknown): number {
  const difference = rankOf(a) - rankOf(b)
  if (difference !== 0) return difference
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0
  if (typeof a === 'number' && typeof b === 'number') return a - b
  if (a instanceof DateTime && b instanceof DateTime) return a.compareTo(b)
  return Number(a === true) - Number(b === true)
}

/**
 * Returns the first position in a sorted list at which a test holds, or the length of the list if it holds for none.
 */
export function firstWhere<Item>(list: readonly Item[], test: (item: Item) => boolean, from = 0): number {
  let [low, high] = [from, list.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    const item = list[middle]
    if (item !== undefined && test(item)) high = middle
    else low = middle + 1
  }
  return low
}

const ranks: Readonly<Record<string, number>> = {number: 2, string: 3, boolean: 4}

/** The place of a value's type in the order. Everything that has no order is last. */
export function rankOf(value: unknown): number {
  return value instanceof DateTime ? 1 : (ranks[typeof value] ?? 100)
}
