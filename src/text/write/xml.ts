import type {Element, Root, Text} from 'xast'
import {toXml} from 'xast-util-to-xml'
import {x} from 'xastscript'

/** A child of an element: an element, a text, or nothing. */
export type XmlChild = Element | string | undefined

export const xmlDeclaration = '<?xml version="1.0" encoding="utf-8"?>\n'

/** Makes any text valid in XML: normalises line breaks and removes or replaces characters that XML does not allow. */
export function xmlText(text: string): string {
  return isPlain.test(text) ? text : text.toWellFormed().replace(/\r\n?/g, '\n').replace(forbidden, '')
}

/** Returns an element with valid text and attributes. Attributes without a value are left out. */
export function element(name: string, attributes: Attributes = {}, children: readonly XmlChild[] = []): Element {
  const clean = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, xmlText(String(value))] as const],
  )
  return x(
    name,
    Object.fromEntries(clean),
    children.flatMap((child): Array<Element | Text> => {
      if (child === undefined) return []
      return typeof child === 'string' ? [{type: 'text', value: xmlText(child)}] : [child]
    }),
  )
}

/** Returns an element that contains only text, or undefined if there is no text. */
export function textElement(name: string, text: string | undefined, attributes: Attributes = {}): Element | undefined {
  return text === undefined || text === '' ? undefined : element(name, attributes, [text])
}

/**
 * Renders a tree as XML. Two details of the library's output are corrected: `]]>` is not allowed in text
 * (https://www.w3.org/TR/xml/#syntax), and some feed readers understand only named character references in attributes.
 */
export function renderXml(tree: Element | Root): string {
  return toXml(tree, {closeEmptyElements: true})
    .replaceAll(']]>', ']]&gt;')
    .replace(
      attribute,
      (_, start: string, value: string) => `${start}${value.replace(/&#x(?:26|3C);/g, (code) => named[code] ?? code)}"`,
    )
}

/**
 * Renders a document around a last part that is already XML, so that a feed item is rendered only once for all its feeds.
 * @param tree - the document, without the part
 * @param within - the names of the elements below the root that contain the part, from the outside in
 * @returns the XML before the part, and after it
 */
export function renderAround(
  tree: Element,
  within: readonly string[] = [],
): {readonly before: string; readonly after: string} {
  const end = [tree.name, ...within]
    .toReversed()
    .map((name) => `</${name}>`)
    .join('')
  const xml = renderXml(tree)
  if (!xml.endsWith(end)) throw new Error(`Cannot put anything into ${within.join('/')}, expected it at the end`)
  return {before: `${xmlDeclaration}${xml.slice(0, -end.length)}`, after: `${end}\n`}
}

// Most text has nothing to clean, and this check is fast.
const isPlain = /^[\t\n\u0020-\uD7FF]*$/

/** Characters that XML 1.0 does not allow, not even as references (https://www.w3.org/TR/xml/#charsets). */
// eslint-disable-next-line no-control-regex -- these are removed
const forbidden = /[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

type Attributes = Readonly<Record<string, string | number | undefined>>

const attribute = /(\s[\w:.-]+=")([^"]*&#x[^"]*)"/g
const named: Readonly<Record<string, string>> = {'&#x26;': '&amp;', '&#x3C;': '&lt;'}
