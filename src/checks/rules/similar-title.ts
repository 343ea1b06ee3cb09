import {titleOf} from '../../content/document.ts'
import type {Entry} from '../../content/entry.ts'
import {quote} from '../../content/findings.ts'
import {defineRule} from '../rule.ts'

/** No two articles, and no two benefits, have nearly the same title: one of them is probably a copy. */
export const similarTitle = defineRule({
  id: 'similar-title',
  isAdvice: true,
  createCheck: ({snapshot, thresholds}) => {
    const words = new Map<string, ReadonlySet<string>>()
    const holders = new Map<string, Entry[]>()
    for (const entry of snapshot.entries.values()) {
      if (entry.type !== 'article' && entry.type !== 'benefit') continue
      const own = wordsOf(entry)
      words.set(entry.id, own)
      for (const word of own)
        holders.set(`${entry.type}/${word}`, [...(holders.get(`${entry.type}/${word}`) ?? []), entry])
    }
    /** Similar titles share at least one of their rarest words, so only those words need to be looked up. */
    const candidates = ({type}: Entry, own: ReadonlySet<string>): Set<Entry> => {
      const byRarity = [...own]
        .map((word) => holders.get(`${type}/${word}`) ?? [])
        .toSorted((a, b) => a.length - b.length)
      const enough = own.size - Math.ceil(own.size * thresholds.minTitleSimilarity) + 1
      return new Set(byRarity.slice(0, enough).flat())
    }
    return function* (entry) {
      const own = words.get(entry.id)
      if (own === undefined || own.size === 0) return
      for (const other of candidates(entry, own)) {
        // Each pair is reported once, on the later document.
        if (other.id >= entry.id || similarity(own, words.get(other.id) ?? new Set()) < thresholds.minTitleSimilarity)
          continue
        yield {
          reason: `Unexpected title ${quote(titleOf(entry.document))}, expected one that differs more from ${quote(titleOf(other.document))}`,
          path: ['title'],
          actual: titleOf(entry.document),
          cause: `${other.file.path}: ${titleOf(other.document)}`,
        }
      }
    }
  },
})

const fillers: ReadonlySet<string> = new Set(
  'a an and as at by can do does for from how in is it of on or the to what when why with your you'.split(' '),
)

function wordsOf(entry: Entry): ReadonlySet<string> {
  return new Set(
    (
      titleOf(entry.document)
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu) ?? []
    ).filter((word) => !fillers.has(word)),
  )
}

/** How similar two sets of words are: the number of shared words divided by the number of words in either set. */
function similarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = a.intersection(b).size
  return shared / (a.size + b.size - shared)
}
