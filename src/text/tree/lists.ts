import type {BlockContent, List, ListItem} from 'mdast'
import {list} from './build.ts'

/** A block that is a list item. Levels begin at 1. */
export interface FlatItem {
  readonly level: number
  readonly ordered: boolean
  readonly content: BlockContent[]
  /** For a task: whether it is done. */
  readonly checked?: boolean
}

/**
 * Nests flat items into lists. An item of a deeper level goes into the item before it; a change of kind at the same
 * level begins a new list. Skipped levels are not filled in: an item two levels deeper is nested once.
 *
 * @param keepsEmpty - whether an item without content is kept
 */
export function nestItems(items: readonly FlatItem[], keepsEmpty: boolean): List[] {
  const lists: List[] = []
  for (let start = 0; start < items.length;) {
    const first = items[start]
    if (first === undefined) break
    const children: ListItem[] = []
    let next = start
    for (let head = items[next]; head !== undefined && belongs(head, first); head = items[next]) {
      const end = endOfDeeper(items, next + 1, head.level)
      const nested = nestItems(items.slice(next + 1, end), keepsEmpty)
      const content: ListItem['children'] = [...head.content, ...nested]
      if (keepsEmpty || content.length > 0) children.push(itemOf(head, content))
      next = end
    }
    if (children.length > 0) lists.push(list(children, {ordered: first.ordered}))
    start = next
  }
  return lists
}

function belongs(item: FlatItem, first: FlatItem): boolean {
  return item.ordered === first.ordered && item.level <= first.level
}

function endOfDeeper(items: readonly FlatItem[], from: number, level: number): number {
  let end = from
  for (let item = items[end]; item !== undefined && item.level > level; item = items[end]) end += 1
  return end
}

function itemOf({checked, content}: FlatItem, children: ListItem['children']): ListItem {
  return checked === undefined
    ? {type: 'listItem', spread: content.length > 1, children}
    : {type: 'listItem', spread: content.length > 1, checked, children: withParagraph(children)}
}

// The checkbox of a task is written in its first paragraph, so a task must begin with one.
function withParagraph(children: ListItem['children']): ListItem['children'] {
  return children[0]?.type === 'paragraph' ? children : [{type: 'paragraph', children: []}, ...children]
}
