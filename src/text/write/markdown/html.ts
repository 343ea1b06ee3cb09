import type {Html, Parents} from 'mdast'
import type {Handle, Info} from 'mdast-util-to-markdown'
import {htmlBlockNames, htmlRawNames} from 'micromark-util-html-tag-name'

/**
 * Writes HTML as it is. In headings with `#` and in table cells its line breaks become spaces, because these are
 * limited to one line. Between words it must not begin a block, so a space that browsers do not show is put before it
 * if needed.
 */
export const html: Handle = (node: Html, parent: Parents | undefined, state, info) => {
  const isOneLine = state.stack.includes('headingAtx') || state.stack.includes('tableCell')
  const isInLine = isPhrasing(parent)
  const value = isOneLine
    ? node.value.replace(/\s*\n\s*/g, ' ')
    : isInLine
      ? node.value.replace(lineStart, '\n    ')
      : node.value
  const startsLine = info.before === '' || info.before.endsWith('\n')
  return isInLine && startsLine && !isOneLine && beginsBlock(value, info) ? `&#x20;${value}` : value
}

/** Matches a line break before characters that would begin a block if the line were not indented. */
const lineStart = /\n(?=[<>#=~`|+*-]|\d+[.)])/g

function isPhrasing(parent: Parents | undefined): boolean {
  return (
    parent !== undefined &&
    !['root', 'blockquote', 'listItem', 'footnoteDefinition', 'containerDirective'].includes(parent.type)
  )
}

const blockNames: ReadonlySet<string> = new Set([...htmlBlockNames, ...htmlRawNames])

/**
 * Whether HTML at the start of a line begins a block (CommonMark 0.31, 4.6). A tag alone on its line does. If more
 * follows on the line, it depends on the tag's name.
 */
function beginsBlock(html: string, {after}: Info): boolean {
  const [, name = ''] = /^<\/?([A-Za-z][\w-]*)(?=[\s/>]|$)/.exec(html) ?? []
  const isAlone = after === '' || after.startsWith('\n')
  return /^<[!?]/.test(html) || blockNames.has(name.toLowerCase()) || (name !== '' && isAlone)
}
