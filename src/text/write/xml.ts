import type {Element, Root, Text} from 'xast'
import {toXml} from 'xast-util-to-xml'
import {x} from 'xastscript'

/** An element that is still a text or a tree, or none. */
export type XmlChild = Element | string | undefined

export const xmlDeclaration = '<?xml version="1.0" encoding="utf-8"?>\n'

/** Text that can stand in XML, whatever it was. */
export function xmlText(text: string): string {
  return isPlain.test(text) ? text : text.toWellFormed().replace(/\r\n?/g, '\n').replace(forbidden, '')
}

/** An element with clean text and clean attributes; those without a value are left out. */
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

/** An element that holds text alone, or nothing if there is none. */
export function textElement(name: string, text: string | undefined, attributes: Attributes = {}): Element | undefined {
  return text === undefined || text === '' ? undefined : element(name, attributes, [text])
}

/**
 * A tree as XML. Two things that the library leaves are mended: `]]>` may not stand in text (https://www.w3.org/TR/xml/#syntax), and
 * some readers know only the names of characters in attributes, not their numbers.
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
 * A document whose last part is XML already: items of a feed are written once, however many feeds they are in.
 * @param tree - the document, without the part
 * @param part - XML that is put in at its end
 * @param within - the names of the last elements, from the root on, that the part is inside of
 */
export function renderAround(tree: Element, part: string, within: readonly string[] = []): string {
  const end = [tree.name, ...within]
    .toReversed()
    .map((name) => `</${name}>`)
    .join('')
  const xml = renderXml(tree)
  if (!xml.endsWith(end)) throw new Error(`Cannot put anything into ${within.join('/')}, expected it at the end`)
  return `${xmlDeclaration}${xml.slice(0, -end.length)}${part}${end}\n`
}

// Most text has nothing to clean, and knowing so is quick.
const isPlain = /^[\t\n\u0020-\uD7FF]*$/

/** What XML 1.0 has no place for, not even as a reference (https://www.w3.org/TR/xml/#charsets). */
// eslint-disable-next-line no-control-regex -- these are what is taken out
const forbidden = /[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

type Attributes = Readonly<Record<string, string | number | undefined>>

const attribute = /(\s[\w:.-]+=")([^"]*&#x[^"]*)"/g
const named: Readonly<Record<string, string>> = {'&#x26;': '&amp;', '&#x3C;': '&lt;'}
