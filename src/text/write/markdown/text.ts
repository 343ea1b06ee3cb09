import type {Parents, Text} from 'mdast'
import type {Info, State} from 'mdast-util-to-markdown'
import {isPlainText} from './plain-text.ts'

/** The same, without the search where there can be nothing to find. */
export const text: typeof escapedText = (node, parent, state, info) =>
  isPlainText(node.value, info) ? node.value : escapedText(node, parent, state, info)

/** Text escaped for Markdown alone: no generator reads it before it is Portable Text again. */
export const plainText: typeof escapedText = (node, parent, state, info) => {
  if (isPlainText(node.value, info)) return node.value
  const escaped = safeIn(node, parent, state, info)
  // A directive after a colon would be none, or one between blocks.
  return info.after === ':' && /(?:^|[^\\])(?:\\\\)*:$/.test(escaped) ? `${escaped.slice(0, -1)}\\:` : escaped
}

/** Markdown with what site generators would take for a template as character references. */
export function withoutTemplates(markdown: string, pattern: RegExp = template): string {
  return markdown.includes('{') || markdown.includes('}') ? markdown.replace(pattern, reference) : markdown
}

/** Text escaped for Markdown and for the generators that read it, every pattern tried. */
export function escapedText(node: Text, parent: Parents | undefined, state: State, info: Info): string {
  return withoutTemplates(safeIn(node, parent, state, info), brace)
}

/** The writer may change a mark's stars to underscores once the text is written, and addresses begin with those, too. */
function safeIn(node: Text, parent: Parents | undefined, state: State, info: Info): string {
  const escaped = state.safe(node.value, info)
  const isMarked = parent?.type === 'emphasis' || parent?.type === 'strong'
  // A colon after the sign of a footnote at the start of a line would begin what it says.
  const isAfterSign = info.before.endsWith(']') && escaped.startsWith(':')
  return isAfterSign || (isMarked && escaped.startsWith('@')) ? `\\${escaped}` : escaped
}

/** Openings and ends of templates: Liquid, Nunjucks, Hugo and Vue would run what stands between them. */
const template = /\{(?=[{%#])|(?<=\{)\{|(?<=[}%#])\}|\}(?=\})/g

function reference(character: string): string {
  return character === '{' ? '&#123;' : '&#125;'
}

/** In text any braces may be attributes: Hugo reads them after headings, VitePress after anything. */
const brace = /[{}]/g
