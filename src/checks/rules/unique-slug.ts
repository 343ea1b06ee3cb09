import {slugOf, stringsIn, titleOf} from '../../content/document.ts'
import type {Entry} from '../../content/entry.ts'
import {quote} from '../../content/findings.ts'
import {defineRule} from '../rule.ts'

/** A slug is unique within its type. It is also not a previous slug of another document: that one is a redirect. */
export const uniqueSlug = defineRule({
  id: 'unique-slug',
  createCheck: ({snapshot}) => {
    const entries = [...snapshot.entries.values()]
    const holders = Map.groupBy(
      entries.filter(({document}) => slugOf(document) !== undefined),
      ({type, document}) => key(type, slugOf(document) ?? ''),
    )
    const formerly = new Map<string, Entry[]>()
    for (const entry of entries) {
      for (const slug of stringsIn(entry.document['previousSlugs'])) {
        const at = key(entry.type, slug)
        formerly.set(at, [...(formerly.get(at) ?? []), entry])
      }
    }
    return function* ({id, type, document}) {
      const slug = slugOf(document)
      if (slug !== undefined) {
        const at = key(type, slug)
        const other = holders.get(at)?.find((holder) => holder.id !== id)
        if (other !== undefined) {
          yield {
            reason: `Unexpected slug ${quote(slug)}, expected one that no other ${type} has`,
            path: ['slug', 'current'],
            actual: slug,
            cause: describe(other),
          }
        }
        const former = formerly.get(at)?.find((holder) => holder.id !== id)
        if (former !== undefined) {
          yield {
            reason: `Unexpected slug ${quote(slug)}, expected one that is not redirected to another page`,
            path: ['slug', 'current'],
            actual: slug,
            cause: describe(former),
          }
        }
      }
      for (const [index, previous] of stringsIn(document['previousSlugs']).entries()) {
        const rival = formerly.get(key(type, previous))?.find((holder) => holder.id !== id)
        if (rival !== undefined) {
          yield {
            reason: `Unexpected previous slug ${quote(previous)}, expected one that only this page had`,
            path: ['previousSlugs', index],
            actual: previous,
            cause: describe(rival),
          }
        }
      }
    }
  },
})

function key(type: string, slug: string): string {
  return `${type}/${folded(slug)}`
}

function describe(entry: Entry): string {
  return `${entry.file.path}: ${titleOf(entry.document)}`
}

/** Slugs that differ only in case or Unicode form would be the same file on many systems. */
function folded(slug: string): string {
  return slug.normalize('NFC').toLowerCase()
}
