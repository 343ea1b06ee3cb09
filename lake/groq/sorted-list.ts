import {firstWhere} from './order.ts'

/** Compares two members of a list. Members that compare as equal are the same member. */
export type Compare<Item> = (a: Item, b: Item) => number

/** Inserts a member into a sorted list. A member that belongs at the end is appended without a search. */
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

/** Removes a member from a sorted list, if it is there. */
export function removeSorted<Item>(items: Item[], item: Item, compare: Compare<Item>): void {
  const position = firstWhere(items, (other) => compare(other, item) >= 0)
  const found = items[position]
  if (found !== undefined && compare(found, item) === 0) items.splice(position, 1)
}

/** Inserts a member into the sorted list of a key. `removeUnder` deletes a list once it is empty. */
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
