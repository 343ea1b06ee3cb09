import {isSanityDocument, slugOf, stringsIn} from './document.ts'

/**
 * Returns the previous slugs of a document after a draft is published, or undefined if its slug does not change. A slug
 * that is in use again is not among them.
 */
export function addressesAfter(published: unknown, draft: unknown): readonly string[] | undefined {
  if (!isSanityDocument(published) || !isSanityDocument(draft)) return undefined
  const [before, after] = [slugOf(published), slugOf(draft)]
  if (before === undefined || before === after) return undefined
  const known = stringsIn(draft['previousSlugs'])
  return [...new Set([...known, before])].filter((slug) => slug !== after)
}
