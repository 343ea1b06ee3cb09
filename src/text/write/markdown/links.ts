import type {Image, Link, Parents} from 'mdast'
import {defaultHandlers, type Handle} from 'mdast-util-to-markdown'
import {withoutTemplates} from './text.ts'

const anyLink: Handle = (node: Link, parent, state, info) =>
  defaultHandlers.link({...node, url: encode(node.url)}, parent, state, info)

// The writer asks a handler what a construct begins with, to escape what stands before it.
const linkPeek = {peek: () => '['}

const image: Handle = (node: Image, parent, state, info) =>
  withoutTemplates(defaultHandlers.image({...node, url: encode(node.url)}, parent, state, info))

/** Links and images with every character searched for. */
export const searchedLinkHandlers = {
  link: Object.assign(anyLink, linkPeek),
  image: Object.assign(image, {peek: () => '!'}),
}

/** A link. The same test compares both ways. */
const link: Handle = (node: Link, parent: Parents | undefined, state, info) =>
  (isPlain(node) ? plainLink : anyLink)(node, parent, state, info)

export const linkHandlers = {...searchedLinkHandlers, link: Object.assign(link, linkPeek)}

/** Braces in an address that site generators would take for a template: an address can hold them in another form. */
const template = /\{(?=[{%#])|(?<=\{)\{|(?<=[}%#])\}|\}(?=\})/g

function encode(url: string): string {
  return /[{}]/.test(url) ? url.replace(template, encodeURIComponent) : url
}

const plainLink: Handle = (node: Link, _parent: Parents | undefined, state, info) => {
  const tracker = state.createTracker(info)
  const exit = state.enter('link')
  const exitLabel = state.enter('label')
  let value = tracker.move('[')
  value += tracker.move(state.containerPhrasing(node, {...tracker.current(), before: value, after: ']('}))
  exitLabel()
  exit()
  return `${value}](${node.url})`
}

/** Addresses of characters that mean nothing in any construct, as most are: there is nothing to search for. */
const plainUrl = /^[A-Za-z0-9/:.?=%+,;~-]+$/

/** Words that are no code: brackets in code could make a definition of the link (see the library's own handler). */
function isPlain({url, title, children}: Link): boolean {
  return !title && plainUrl.test(url) && children.every(({type}) => type === 'text')
}
