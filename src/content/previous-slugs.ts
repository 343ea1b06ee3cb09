import {isSanityDocument, slugOf, stringsIn} from './document.ts'

/**
 * The addresses a page has had, once a draft is published; undefined where they stay what they are. An address that is in
 * use again is none of them.
 */
export function addressesAfter(published: unknown, draft: unknown): readonly string[] | undefined {
  if (!isSanityDocument(published) || !isSanityDocument(draft)) return undefined
  const [before, after] = [slugOf(published), slugOf(draft)]
  if (before === undefined || before === after) return undefined
  const known = stringsIn(draft['previousSlugs'])
  return [...new Set([...known, before])].filter((slug) => slug !== after)
}
