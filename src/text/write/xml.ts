import type {Element, ElementContent} from 'xast'

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
  return {
    type: 'element',
    name,
    attributes: Object.fromEntries(clean),
    children: children.flatMap((child): ElementContent[] => {
      if (child === undefined) return []
      return typeof child === 'string' ? [{type: 'text', value: xmlText(child)}] : [child]
    }),
  }
}

/** Returns an element that contains only text, or undefined if there is no text. */
export function textElement(name: string, text: string | undefined, attributes: Attributes = {}): Element | undefined {
  return text === undefined || text === '' ? undefined : element(name, attributes, [text])
}

/**
 * Renders a tree as XML. Text is escaped once, here. `&` and `<` are numbers in text, because readers of RSS titles
 * decode names twice, and names in attributes, because some readers know only those there.
 */
export function renderXml({name, attributes, children}: Element): string {
  let start = `<${name}`
  for (const [key, value] of Object.entries(attributes)) start += ` ${key}="${escapeValue(value ?? '')}"`
  let content = ''
  for (const child of children) {
    if (child.type === 'text') content += escapeText(child.value)
    else if (child.type === 'element') content += renderXml(child)
  }
  return content === '' ? `${start} />` : `${start}>${content}</${name}>`
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

/** `]]>` is not allowed in text (https://www.w3.org/TR/xml/#syntax). */
function escapeText(text: string): string {
  return inText.test(text) ? text.replaceAll('&', '&#x26;').replaceAll('<', '&#x3C;').replaceAll(']]>', ']]&gt;') : text
}

function escapeValue(value: string): string {
  return inValue.test(value)
    ? value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&#x22;').replaceAll(']]>', ']]&gt;')
    : value
}

const inText = /[&<]|\]\]>/
const inValue = /[&<"]|\]\]>/
