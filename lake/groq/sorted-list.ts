import {firstWhere} from './order.ts'

/** A list that stays sorted while members come and go. Members that compare equal are the same member. */
export const createSortedList = <Item>(compare: (a: Item, b: Item) => number, initial: Item[] = []) => {
  const items = initial.toSorted(compare)
  const positionOf = (item: Item): number => firstWhere(items, (other) => compare(other, item) >= 0)
  return {
    items: items as readonly Item[],
    add: (item: Item): void => {
      const last = items.at(-1)
      if (last === undefined || compare(last, item) < 0) items.push(item)
      else items.splice(positionOf(item), 0, item)
    },
    remove: (item: Item): void => {
      const position = positionOf(item)
      const found = items[position]
      if (found !== undefined && compare(found, item) === 0) items.splice(position, 1)
    },
  }
}

export type SortedList<Item> = ReturnType<typeof createSortedList<Item>>
