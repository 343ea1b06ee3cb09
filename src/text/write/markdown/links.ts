import type {Image, Link, Parents, PhrasingContent} from 'mdast'
import {defaultHandlers, type Handle} from 'mdast-util-to-markdown'
import {withoutTemplates} from './text.ts'

const anyLink: Handle = (node: Link, parent, state, info) =>
  defaultHandlers.link({...node, url: encode(node.url)}, parent, state, info)

// The library calls `peek` for the first character of a construct, to escape the text before it correctly.
const linkPeek = {peek: () => '['}

const image: Handle = (node: Image, parent, state, info) =>
  withoutTemplates(defaultHandlers.image({...node, url: encode(node.url)}, parent, state, info))

/** Handlers that always search links and images for characters to escape. */
export const searchedLinkHandlers = {
  link: Object.assign(anyLink, linkPeek),
  image: Object.assign(image, {peek: () => '!'}),
}

/** Writes a link, without that search if the link is plain. A test checks that both ways give the same bytes. */
const link: Handle = (node: Link, parent: Parents | undefined, state, info) =>
  (isPlain(node) ? plainLink : anyLink)(node, parent, state, info)

export const linkHandlers = {...searchedLinkHandlers, link: Object.assign(link, linkPeek)}

/** Braces in an address that site generators would read as a template. They are percent-encoded instead. */
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

/** Matches addresses, which are most, that contain no character with a meaning in any construct. */
const plainUrl = /^[A-Za-z0-9/:.?=%+,;~-]+$/

/**
 * Whether a link is plain. A link with code is not: a bracket in the code could turn the link into a definition (see the
 * library's own handler).
 */
function isPlain({url, title, children}: Link): boolean {
  return !title && plainUrl.test(url) && children.every(isWords)
}

/** Text, also in marks. */
function isWords(node: PhrasingContent): boolean {
  return node.type === 'text' || ((node.type === 'strong' || node.type === 'emphasis') && node.children.every(isWords))
}
