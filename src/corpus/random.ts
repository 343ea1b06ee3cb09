/** A random number generator that gives the same sequence for the same seed on every machine. */
export interface Random {
  /** A whole number from 0 up to, but not including, `limit`. */
  readonly below: (limit: number) => number
  readonly chance: (probability: number) => boolean
  /** @throws {RangeError} if there is nothing to pick from */
  readonly pick: <Item>(items: readonly Item[]) => Item
  /** Returns `size` different items in random order, or all items if there are fewer. */
  readonly sample: <Item>(items: readonly Item[], size: number) => Item[]
}

/** Mulberry32 (https://github.com/cprosche/mulberry32): 32 bits of state are plenty for test data. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[below(items.length)]
    if (item === undefined) throw new RangeError('Cannot pick from an empty list')
    return item
  }
  return {
    below,
    chance: (probability) => next() < probability,
    pick,
    sample: (items, size) => {
      const rest = [...items]
      return Array.from({length: Math.min(size, rest.length)}, () => rest.splice(below(rest.length), 1)).flat()
    },
  }
}
