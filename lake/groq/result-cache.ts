const maxBytes = 32 * 1024 * 1024

/** Answers to queries asked before, until something changes. */
export const createResultCache = () => {
  const results = new Map<string, string>()
  let size = 0
  return {
    get: (key: string): string | undefined => results.get(key),
    set: (key: string, result: string): void => {
      const cost = key.length + result.length
      if (cost > maxBytes / 8 || results.has(key)) return
      results.set(key, result)
      size += cost
      for (const [oldest, kept] of results) {
        if (size <= maxBytes) break
        size -= oldest.length + kept.length
        results.delete(oldest)
      }
    },
    clear: (): void => {
      results.clear()
      size = 0
    },
  }
}
