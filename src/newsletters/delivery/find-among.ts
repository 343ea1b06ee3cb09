/**
 * Searches the pages of a list for the wanted item. People copy mails, and the copies carry our key. If any match is no
 * longer a draft, that one is returned.
 * @param readPage - reads a page by its number, from 0, and says whether there is another
 */
export async function findAmong<Item>(
  readPage: (number: number) => Promise<{readonly items: readonly Item[]; readonly hasMore: boolean}>,
  isWanted: (item: Item) => boolean,
  isDraft: (item: Item) => boolean,
): Promise<Item | undefined> {
  const found: Item[] = []
  for (let number = 0; number < maxPages; number += 1) {
    const {items, hasMore} = await readPage(number)
    found.push(...items.filter(isWanted))
    if (!hasMore || items.length === 0) break
  }
  return found.find((item) => !isDraft(item)) ?? found[0]
}

/** The most pages that are searched. */
const maxPages = 200
