import type {Root as HastRoot} from 'hast'
import {sanitize, type Schema} from 'hast-util-sanitize'
import {toHtml} from 'hast-util-to-html'
import type {Break, Root} from 'mdast'
import {defaultHandlers, toHast, type State} from 'mdast-util-to-hast'
import '../../src/text/mdast-data.ts'

const allowed: Schema = {
  tagNames: [
    'a',
    'aside',
    'blockquote',
    'br',
    'code',
    'del',
    'em',
    'figcaption',
    'figure',
    'h2',
    'h3',
    'h4',
    'img',
    'li',
    'ol',
    'p',
    'picture',
    'source',
    'strong',
    'table',
    'tbody',
    'td',
    'th',
    'thead',
    'tr',
    'ul',
  ],
  attributes: {
    a: ['href', ['className', 'citation']],
    aside: ['className', ['role', 'note']],
    img: ['src', 'alt', 'width', 'height', 'srcSet', 'sizes', ['loading', 'lazy', 'eager'], 'decoding', 'style'],
    source: ['type', 'srcSet', 'sizes'],
    ol: ['start', 'className'],
    ul: ['className'],
  },
  protocols: {href: ['http', 'https', 'mailto', 'tel'], src: ['http', 'https']},
}

const breakHandler = (state: State, node: Break): ReturnType<typeof defaultHandlers.break> =>
  node.data?.beforeCaption === true ? [] : defaultHandlers.break(state, node)

/** Renders HTML the long way: the established libraries do every step. */
export const htmlByLibrary = (tree: Root): string => {
  const safe = sanitize(toHast(tree, {handlers: {break: breakHandler}}), allowed)
  const root: HastRoot = safe.type === 'root' ? safe : {type: 'root', children: []}
  return toHtml(root)
}
