import type {Parents, ThematicBreak} from 'mdast'
import {defaultHandlers, type Handle} from 'mdast-util-to-markdown'

/** Writes a line break: HTML's `<br>` in headings with `#` and in table cells, which are limited to one line. */
export const hardBreak: Handle = (node, parent, state, info) =>
  state.stack.includes('headingAtx') || state.stack.includes('tableCell')
    ? ' <br>'
    : defaultHandlers.break(node, parent, state, info)

/** Writes a thematic break: dashes where there is always a blank line above it, otherwise stars. */
export const thematicBreak: Handle = (node: ThematicBreak, parent: Parents | undefined) =>
  parent?.type === 'root' && parent.children[0] !== node ? '---' : '***'
