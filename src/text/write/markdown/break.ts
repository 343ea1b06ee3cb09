import type {Parents, ThematicBreak} from 'mdast'
import {defaultHandlers, type Handle} from 'mdast-util-to-markdown'

/** A line break. Where Markdown has one line and no more, in most headings and in cells, it is HTML's. */
export const hardBreak: Handle = (node, parent, state, info) =>
  state.stack.includes('headingAtx') || state.stack.includes('tableCell')
    ? ' <br>'
    : defaultHandlers.break(node, parent, state, info)

/** A thematic break: dashes where a blank line is sure to stand above it. */
export const thematicBreak: Handle = (node: ThematicBreak, parent: Parents | undefined) =>
  parent?.type === 'root' && parent.children[0] !== node ? '---' : '***'
