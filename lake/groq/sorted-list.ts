import {firstWhere} from './order.ts'

/** How members of a list are ordered. Members that compare equal are the same member. */
export type Compare<Item> = (a: Item, b: Item) => number

/** Puts a member in its place in a sorted list; those that come in order are put at the end at once. */
export function addSorted<Item>(items: Item[], item: Item, compare: Compare<Item>): void {
  const last = items.at(-1)
  if (last === undefined || compare(last, item) < 0) items.push(item)
  else
    items.splice(
      firstWhere(items, (other) => compare(other, item) >= 0),
      0,
      item,
    )
}

/** Takes a member out of a sorted list, if it is there. */
export function removeSorted<Item>(items: Item[], item: Item, compare: Compare<Item>): void {
  const position = firstWhere(items, (other) => compare(other, item) >= 0)
  const found = items[position]
  if (found !== undefined && compare(found, item) === 0) items.splice(position, 1)
}

/** Sorted lists by a key; a list that is empty is let go. */
export function addUnder<Key, Item>(lists: Map<Key, Item[]>, key: Key, item: Item, compare: Compare<Item>): void {
  const known = lists.get(key)
  if (known === undefined) lists.set(key, [item])
  else addSorted(known, item, compare)
}

export function removeUnder<Key, Item>(lists: Map<Key, Item[]>, key: Key, item: Item, compare: Compare<Item>): void {
  const known = lists.get(key)
  if (known === undefined) return
  removeSorted(known, item, compare)
  if (known.length === 0) lists.delete(key)
}
