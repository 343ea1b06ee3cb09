import type {Parents, Text} from 'mdast'
import type {Info, State} from 'mdast-util-to-markdown'
import {isPlainText, plainStart} from './plain-text.ts'

/** Escapes text like `escapedText`, but skips the search if there can be nothing to escape. */
export const text = withPeek((node, parent, state, info) =>
  isPlainText(node.value, info) ? node.value : escapedText(node, parent, state, info),
)

/** Escapes text for Markdown only. No site generator reads this text before it becomes Portable Text again. */
export const plainText = withPeek((node, parent, state, info) => {
  if (isPlainText(node.value, info)) return node.value
  const escaped = safeIn(node, parent, state, info)
  // Right after a colon, a directive would not be read as one, or would be read as one between blocks.
  return info.after === ':' && /(?:^|[^\\])(?:\\\\)*:$/.test(escaped) ? `${escaped.slice(0, -1)}\\:` : escaped
})

/**
 * Adds a shortcut for the question how a text will begin, which the library asks for each text after a mark or a link. Without
 * it, the whole text is searched just for its first character.
 */
function withPeek(handle: typeof escapedText): typeof escapedText & {readonly peek: typeof escapedText} {
  const peek: typeof escapedText = (node, parent, state, info) =>
    plainStart.test(node.value) ? node.value : handle(node, parent, state, info)
  return Object.assign(handle, {peek})
}

/** Replaces braces that site generators would read as a template with character references. */
export function withoutTemplates(markdown: string, pattern: RegExp = template): string {
  return markdown.includes('{') || markdown.includes('}') ? markdown.replace(pattern, reference) : markdown
}

/** Escapes text for Markdown and for the site generators that read it. Always tries every pattern. */
export function escapedText(node: Text, parent: Parents | undefined, state: State, info: Info): string {
  return withoutTemplates(safeIn(node, parent, state, info), brace)
}

/**
 * Escapes text for its place. In a mark, a leading `@` is escaped too: the library may change the mark's stars to
 * underscores after the text is written, and an address can begin with an underscore.
 */
function safeIn(node: Text, parent: Parents | undefined, state: State, info: Info): string {
  const escaped = state.safe(node.value, info)
  const isMarked = parent?.type === 'emphasis' || parent?.type === 'strong'
  // A colon after a footnote reference at the start of a line would begin a footnote definition.
  const isAfterSign = info.before.endsWith(']') && escaped.startsWith(':')
  return isAfterSign || (isMarked && escaped.startsWith('@')) ? `\\${escaped}` : escaped
}

/** Opening and closing braces of templates. Liquid, Nunjucks, Hugo and Vue would run what is between them. */
const template = /\{(?=[{%#])|(?<=\{)\{|(?<=[}%#])\}|\}(?=\})/g

function reference(character: string): string {
  return character === '{' ? '&#123;' : '&#125;'
}

/** Any brace in text. Braces may be attributes: Hugo reads them after headings, VitePress after anything. */
const brace = /[{}]/g
