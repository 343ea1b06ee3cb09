import type {Image, Link} from 'mdast'
import {defaultHandlers, type Handle} from 'mdast-util-to-markdown'
import {withoutTemplates} from './text.ts'

/**
 * Characters an address cannot hold in Markdown: braces are a template to site generators, and a `<` right after the
 * bracket opens another form of destination.
 */
const unsafe = /[{}<>\s\\]/g

const encode = (url: string): string => url.replace(unsafe, (character) => encodeURIComponent(character))

const link: Handle = (node: Link, parent, state, info) =>
  defaultHandlers.link({...node, url: encode(node.url)}, parent, state, info)
const image: Handle = (node: Image, parent, state, info) =>
  withoutTemplates(defaultHandlers.image({...node, url: encode(node.url)}, parent, state, info))

// The writer asks a handler what a construct begins with, to escape what stands before it.
export const linkHandlers = {
  link: Object.assign(link, {peek: () => '['}),
  image: Object.assign(image, {peek: () => '!'}),
}
