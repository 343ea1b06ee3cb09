import {slugOf, stringsIn, titleOf} from '../../content/document.ts'
import type {Entry} from '../../content/entry.ts'
import {quote} from '../../content/findings.ts'
import {defineRule} from '../rule.ts'

/** A slug is unique within its type. It is also not a previous slug of another document: that one is a redirect. */
export const uniqueSlug = defineRule({
  id: 'unique-slug',
  createCheck: ({snapshot}) => {
    const otherThan = (id: string, holders: readonly string[]): Entry | undefined => {
      const other = holders.find((holder) => holder !== id)
      return other === undefined ? undefined : snapshot.get(other)
    }
    return function* ({id, type, document}) {
      const slug = slugOf(document)
      if (slug !== undefined) {
        const other = otherThan(id, snapshot.holdersOf(type, slug))
        if (other !== undefined) {
          yield {
            reason: `Unexpected slug ${quote(slug)}, expected one that no other ${type} has`,
            path: ['slug', 'current'],
            actual: slug,
            cause: describe(other),
          }
        }
        const former = otherThan(id, snapshot.formerHoldersOf(type, slug))
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
        const rival = otherThan(id, snapshot.formerHoldersOf(type, previous))
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

function describe(entry: Entry): string {
  return `${entry.file.path}: ${titleOf(entry.document)}`
}
