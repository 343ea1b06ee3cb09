import type {Image, Link} from 'mdast'
import {defaultHandlers, type Handle} from 'mdast-util-to-markdown'
import {withoutTemplates} from './text.ts'

/** Braces in an address that site generators would take for a template: an address can hold them in another form. */
const template = /\{(?=[{%#])|(?<=\{)\{|(?<=[}%#])\}|\}(?=\})/g

const encode = (url: string): string => (/[{}]/.test(url) ? url.replace(template, encodeURIComponent) : url)

const link: Handle = (node: Link, parent, state, info) =>
  defaultHandlers.link({...node, url: encode(node.url)}, parent, state, info)
const image: Handle = (node: Image, parent, state, info) =>
  withoutTemplates(defaultHandlers.image({...node, url: encode(node.url)}, parent, state, info))

// The writer asks a handler what a construct begins with, to escape what stands before it.
export const linkHandlers = {
  link: Object.assign(link, {peek: () => '['}),
  image: Object.assign(image, {peek: () => '!'}),
}
