/**
 * Looks through the pages of a list for what is wanted. People copy mails, and copies carry our key: if any of them is no draft any
 * more, that one counts.
 * @param readPage - gives a page by its number, from 0, and whether there is another
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

/** The most pages that are looked through. */
const maxPages = 200
