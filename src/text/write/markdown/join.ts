import type {List} from 'mdast'
import type {Join} from 'mdast-util-to-markdown'

/** A list that begins with nothing cannot follow a paragraph without a blank line (CommonMark 0.31, 5.2). */
export const beforeEmptyItem: Join = (left, right) =>
  left.type === 'paragraph' && right.type === 'list' && startsEmpty(right) ? 1 : undefined

/** Whether a list begins with an item of nothing, or with a list that does. */
function startsEmpty({children: [item]}: List): boolean {
  const [first] = item?.children ?? []
  return first === undefined || (first.type === 'list' && startsEmpty(first))
}
