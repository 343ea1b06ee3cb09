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

/** Blocks of plain text, which most are, written without the machinery for marks. The same test compares both ways. */
export const plainBlockHandlers = {paragraph, heading}

/** GFM's paragraph: the first of a task begins with its box. */
const paragraphOfGfm: Handle =
  gfmToMarkdown().extensions?.find(({handlers}) => handlers?.['paragraph'] !== undefined)?.handlers?.['paragraph'] ??
  defaultHandlers.paragraph

function isInTask(parent: Parents | undefined): boolean {
  return parent?.type === 'listItem' && typeof parent.checked === 'boolean'
}

/** The text of a block that holds nothing else, if it needs no escaping between what stands around it. */
function plainTextOf(node: Heading | Paragraph, before: string): string | undefined {
  const [child] = node.children
  if (node.children.length !== 1 || child?.type !== 'text') return undefined
  return isPlainText(child.value, {before, after: '\n'}) && child.value === child.value.trim() ? child.value : undefined
}
