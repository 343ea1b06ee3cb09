import type {Root as HastRoot} from 'hast'
import {defaultSchema, sanitize, type Schema} from 'hast-util-sanitize'
import {toHtml} from 'hast-util-to-html'
import type {Break, Root} from 'mdast'
import {defaultHandlers, toHast, type State} from 'mdast-util-to-hast'
import {linkSchemes} from '../model/href.ts'

const schemes = linkSchemes.map((scheme) => scheme.replace(':', ''))

/** What may stand in published HTML: what the tree makes, and nothing that runs. */
const allowed: Schema = {
  ...defaultSchema,
  tagNames: ['a', 'aside', 'blockquote', 'br', 'code', 'del', 'em', 'figcaption', 'figure', 'h2', 'h3', 'h4', 'img', 'li', 'ol', 'p', 'strong', 'table', 'tbody', 'td', 'th', 'thead', 'tr', 'ul'],
  attributes: {
    a: ['href', ['className', 'citation']],
    aside: ['className', ['role', 'note']],
    img: ['src', 'alt', 'width', 'height', ['loading', 'lazy']],
    ol: ['start', 'className'],
    ul: ['className'],
  },
  protocols: {href: schemes, src: ['http', 'https']},
  clobber: [],
  strip: ['script', 'style'],
  required: {},
}

const breakHandler = (state: State, node: Break): ReturnType<typeof defaultHandlers.break> =>
  node.data?.beforeCaption === true ? [] : defaultHandlers.break(state, node)

/** A tree as an HTML fragment. */
export const renderHtml = (tree: Root): string => {
  const hast = toHast(tree, {handlers: {break: breakHandler}})
  const safe = sanitize(hast, allowed)
  const root: HastRoot = safe.type === 'root' ? safe : {type: 'root', children: safe.type === 'doctype' ? [] : [safe]}
  return toHtml(root)
}
