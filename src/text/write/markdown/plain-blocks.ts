import type {Heading, Paragraph, Parents} from 'mdast'
import {gfmToMarkdown} from 'mdast-util-gfm'
import {defaultHandlers, type Handle} from 'mdast-util-to-markdown'
import {isPlainText} from './plain-text.ts'

const paragraph: Handle = (node: Paragraph, parent: Parents | undefined, state, info) =>
  (isInTask(parent) ? undefined : plainTextOf(node, '\n')) ?? paragraphOfGfm(node, parent, state, info)

const heading: Handle = (node: Heading, parent, state, info) => {
  const text = plainTextOf(node, '# ')
  return text === undefined ? defaultHandlers.heading(node, parent, state, info) : `${'#'.repeat(node.depth)} ${text}`
}

/** Handlers that write blocks of plain text, the usual case, without handling marks. A test compares both ways. */
export const plainBlockHandlers = {paragraph, heading}

/** The paragraph handler of GFM: the first paragraph of a task begins with its checkbox. */
const paragraphOfGfm: Handle =
  gfmToMarkdown().extensions?.find(({handlers}) => handlers?.['paragraph'] !== undefined)?.handlers?.['paragraph'] ??
  defaultHandlers.paragraph

function isInTask(parent: Parents | undefined): boolean {
  return parent?.type === 'listItem' && typeof parent.checked === 'boolean'
}

/** The text of a block that contains only one text node, if that text needs no escaping. */
function plainTextOf(node: Heading | Paragraph, before: string): string | undefined {
  const [child] = node.children
  if (node.children.length !== 1 || child?.type !== 'text') return undefined
  return isPlainText(child.value, {before, after: '\n'}) && child.value === child.value.trim() ? child.value : undefined
}
