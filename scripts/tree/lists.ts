import type {BlockContent, List, ListItem} from 'mdast'
import {list} from './build.ts'

/** A block that is a list item: its level from 1 on, its kind, and what stands in it. */
export interface FlatItem {
  readonly level: number
  readonly ordered: boolean
  readonly content: BlockContent[]
}

/**
 * Nests flat items into lists. An item of a deeper level goes into the item before it; a change of kind at the same
 * level begins a new list. Levels that are skipped are not made up: an item two levels deeper is nested once. An item without words is left out.
 */
export const nestItems = (items: readonly FlatItem[]): List[] => {
  const lists: List[] = []
  for (let start = 0; start < items.length;) {
    const first = items[start]
    if (first === undefined) break
    const children: ListItem[] = []
    let next = start
    for (let head = items[next]; head !== undefined && belongs(head, first); head = items[next]) {
      const end = endOfDeeper(items, next + 1, head.level)
      const nested = nestItems(items.slice(next + 1, end))
      const content: ListItem['children'] = [...head.content, ...nested]
      if (content.length > 0) children.push({type: 'listItem', spread: head.content.length > 1, children: content})
      next = end
    }
    if (children.length > 0) lists.push(list(children, {ordered: first.ordered}))
    start = next
  }
  return lists
}

const belongs = (item: FlatItem, first: FlatItem): boolean =>
  item.ordered === first.ordered && item.level <= first.level

const endOfDeeper = (items: readonly FlatItem[], from: number, level: number): number => {
  let end = from
  for (let item = items[end]; item !== undefined && item.level > level; item = items[end]) end += 1
  return end
}
