import {thresholds} from './settings.ts'

interface Titled {
  readonly id: string
  readonly title: string
}

/** The types whose titles are compared. */
export const comparedTypes = ['article', 'benefit'] as const

/**
 * Finds titles of one type that are nearly the same. Each pair is found once.
 * @returns for each id the earlier ids with a similar title. Ids without any are left out
 */
export function similarTitles(titles: readonly Titled[]): ReadonlyMap<string, readonly string[]> {
  const words = new Map(titles.map(({id, title}) => [id, wordsOf(title)]))
  const holders = new Map<string, string[]>()
  for (const [id, own] of words) {
    for (const word of own) {
      const known = holders.get(word)
      if (known === undefined) holders.set(word, [id])
      else known.push(id)
    }
  }
  const found = new Map<string, readonly string[]>()
  for (const [id, own] of words) {
    // Similar titles share at least one of their rarest words, so only those words need to be looked up.
    const byRarity = [...own].map((word) => holders.get(word) ?? []).toSorted((a, b) => a.length - b.length)
    const enough = own.size - Math.ceil(own.size * thresholds.minTitleSimilarity) + 1
    const similar = [...new Set(byRarity.slice(0, enough).flat())].filter(
      (other) => other < id && similarity(own, words.get(other) ?? new Set()) >= thresholds.minTitleSimilarity,
    )
    if (own.size > 0 && similar.length > 0) found.set(id, similar)
  }
  return found
}

/** Finds the earlier ids whose titles are nearly the same as that of one id, without comparing all others. */
export function similarTitlesTo(id: string, titles: readonly Titled[]): readonly string[] {
  const title = titles.find((titled) => titled.id === id)?.title
  const own = wordsOf(title ?? '')
  if (own.size === 0) return []
  return titles
    .filter((other) => other.id < id && similarity(own, wordsOf(other.title)) >= thresholds.minTitleSimilarity)
    .map((other) => other.id)
}

const fillers: ReadonlySet<string> = new Set(
  'a an and as at by can do does for from how in is it of on or the to what when why with your you'.split(' '),
)

function wordsOf(title: string): ReadonlySet<string> {
  return new Set((title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !fillers.has(word)))
}

/** How similar two sets of words are: the number of shared words divided by the number of words in either set. */
function similarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = a.intersection(b).size
  return shared / (a.size + b.size - shared)
}
