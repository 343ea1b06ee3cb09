/**
 * Returns a generator of keys for array members: twelve hexadecimal digits, like Sanity's own. Every generator gives the
 * same keys in the same order, so that the same text becomes the same blocks. Keys are unique within one text, which is
 * all that they need to be.
 *
 * @param taken - keys that are already in use
 */
export function createKeys(taken: ReadonlySet<string> = new Set()): () => string {
  let state = 0
  const next = (): string => {
    state += 1
    // Two rounds of a multiplicative hash (Knuth, The Art of Computer Programming, 6.4) spread the count over the digits.
    const high = Math.imul(state, 0x9e3779b1) >>> 0
    const low = Math.imul(high ^ (high >>> 15), 0x85ebca6b) >>> 0
    return high.toString(16).padStart(8, '0') + (low >>> 16).toString(16).padStart(4, '0')
  }
  return () => {
    for (;;) {
      const key = next()
      if (!taken.has(key)) return key
    }
  }
}
