import type {ElementContent} from 'hast'
import type {Nodes, Parents, Root} from 'mdast'
import {linkSchemes} from '../../site/href.ts'

/*
 * Renders HTML directly from the tree. Only the elements in this file can be written: raw HTML is not supported, every
 * text and value is escaped, and addresses are limited to safe schemes. A test compares the result with
 * mdast-util-to-hast, hast-util-sanitize and hast-util-to-html, byte for byte.
 */

/** Renders a tree as an HTML fragment. */
export function renderHtml(tree: Root): string {
  return render(tree)
}

type Handler<Node extends Nodes> = (node: Node) => string
type Handlers = {readonly [Type in Nodes['type']]?: Handler<Extract<Nodes, {type: Type}>>}
type Attributes = ReadonlyArray<readonly [name: string, value: string | number | undefined]>

const handlers: Handlers = {
  root: (node) => node.children.map(render).join('\n'),
  paragraph: (node) => element(elementOf(node, 'p', ['figure']), [], inline(node)),
  heading: (node) => element(`h${node.depth}`, [], inline(node)),
  blockquote: (node) =>
    element(
      elementOf(node, 'blockquote', ['aside']),
      [
        ['class', classOf(node)],
        ['role', propertyOf(node, 'role')],
      ],
      `\n${flow(node.children)}`,
    ),
  list: (node) => {
    const loose = isLoose(node)
    const items = node.children.map((item) => `${element('li', [], listItem(item.children, loose))}\n`).join('')
    return element(node.ordered === true ? 'ol' : 'ul', [['class', classOf(node)]], `\n${items}`)
  },
  table: ({children: [head, ...body]}) => {
    const first = head === undefined ? '' : `${element('thead', [], `\n${row('th', head.children)}\n`)}\n`
    const rest =
      body.length === 0
        ? ''
        : `${element('tbody', [], `\n${body.map(({children}) => `${row('td', children)}\n`).join('')}`)}\n`
    return element('table', [], `\n${first}${rest}`)
  },
  text: (node) => escapeText(node.value),
  inlineCode: (node) => element('code', [], escapeText(node.value)),
  break: (node) => (node.data?.beforeCaption === true ? '' : '<br>\n'),
  image: (node) => {
    if (!hasScheme(node.url, pictureSchemes)) return ''
    if (node.data?.hName === 'picture')
      return element('picture', [], (node.data.hChildren ?? []).map(pictureChild).join(''))
    const attributes: Attributes = [
      ['src', node.url],
      ['alt', node.alt ?? ''],
      ['width', propertyOf(node, 'width')],
      ['height', propertyOf(node, 'height')],
      ['loading', propertyOf(node, 'loading')],
    ]
    return `<img${written(attributes)}>`
  },
  strong: (node) => element('strong', [], inline(node)),
  emphasis: (node) => element(elementOf(node, 'em', ['figcaption']), [], inline(node)),
  delete: (node) => element('del', [], inline(node)),
  link: (node) =>
    element(
      'a',
      [
        ['href', hasScheme(node.url, linkSchemes) ? node.url : undefined],
        ['class', classOf(node)],
      ],
      inline(node),
    ),
}

function render(node: Nodes): string {
  const handler: unknown = handlers[node.type]
  if (!isHandler(handler)) throw new Error(`Cannot render node ${node.type} as HTML, expected one with a handler`)
  return handler(node)
}

function element(name: string, attributes: Attributes, content: string): string {
  return `<${name}${written(attributes)}>${content}</${name}>`
}

function written(attributes: Attributes): string {
  return attributes
    .map(([key, value]) => (value === undefined ? '' : ` ${key}="${escapeValue(String(value))}"`))
    .join('')
}

const pictureSchemes: readonly string[] = ['https:', 'http:']

/** The attributes of what is in a `picture`, as hast names them, in the order in which they are written. */
const pictureAttributes = {
  source: {type: 'type', srcSet: 'srcset', sizes: 'sizes'},
  img: {
    src: 'src',
    alt: 'alt',
    width: 'width',
    height: 'height',
    srcSet: 'srcset',
    sizes: 'sizes',
    loading: 'loading',
    decoding: 'decoding',
    style: 'style',
  },
} as const

/** Renders a `source` or an `img` of a `picture`. They have no content and no end tag. */
function pictureChild(child: ElementContent): string {
  if (child.type !== 'element' || (child.tagName !== 'source' && child.tagName !== 'img')) return ''
  const {tagName, properties} = child
  const {src, srcSet} = properties
  const addresses = [src, ...String(srcSet ?? '').split(', ')].filter((each) => typeof each === 'string' && each !== '')
  if (!addresses.every((address) => hasScheme(String(address), pictureSchemes))) return ''
  const attributes = Object.entries(pictureAttributes[tagName]).map(([name, key]) => {
    const value = properties[name]
    return [key, typeof value === 'string' || typeof value === 'number' ? value : undefined] as const
  })
  return `<${tagName}${written(attributes)}>`
}

/** The element in the node's `hName` if it is one of the others allowed, else the usual one. */
function elementOf(node: Nodes, usual: string, others: readonly string[]): string {
  const chosen = node.data?.hName
  return chosen !== undefined && others.includes(chosen) ? chosen : usual
}

function inline({children}: Parents): string {
  return children
    .map((child, index) => render(children[index - 1]?.type === 'break' ? atLineStart(child) : child))
    .join('')
}

function classOf(node: Nodes): string | undefined {
  const properties = node.data?.hProperties
  const names = properties?.['className']
  return Array.isArray(names) && names.length > 0 ? names.join(' ') : undefined
}

function propertyOf(node: Nodes, name: string): string | number | undefined {
  const value = node.data?.hProperties?.[name]
  return typeof value === 'string' || typeof value === 'number' ? value : undefined
}

function flow(children: readonly Nodes[]): string {
  return children.map((child) => `${render(child)}\n`).join('')
}

function isLoose(list: Extract<Nodes, {type: 'list'}>): boolean {
  return list.spread === true || list.children.some(({spread, children}) => spread ?? children.length > 1)
}

function listItem(children: readonly Nodes[], loose: boolean): string {
  const parts = children.map((child) =>
    child.type === 'paragraph' && !loose ? {html: inline(child), isTight: true} : {html: render(child), isTight: false},
  )
  let html = ''
  for (const [index, part] of parts.entries()) {
    if (loose || index !== 0 || !part.isTight) html += '\n'
    html += part.html
  }
  const last = parts.at(-1)
  return last !== undefined && (loose || !last.isTight) ? `${html}\n` : html
}

function row(name: 'th' | 'td', cells: ReadonlyArray<Extract<Nodes, {type: 'tableCell'}>>): string {
  return element('tr', [], `\n${cells.map((cell) => `${element(name, [], inline(cell))}\n`).join('')}`)
}

const textReferences: Readonly<Record<string, string>> = {'<': '&#x3C;', '&': '&#x26;'}

function escapeText(text: string): string {
  return text.replace(/[<&]/g, (character) => textReferences[character] ?? character)
}

function hasScheme(url: string, schemes: readonly string[]): boolean {
  return schemes.some((scheme) => url.toLowerCase().startsWith(scheme))
}

function isHandler(value: unknown): value is Handler<Nodes> {
  return typeof value === 'function'
}

const valueReferences: Readonly<Record<string, string>> = {'"': '&#x22;', '&': '&#x26;'}

function escapeValue(value: string): string {
  return value.replace(/["&]/g, (character) => valueReferences[character] ?? character)
}

// Browsers do not show white space after a line break.
function atLineStart(node: Nodes): Nodes {
  return node.type === 'inlineCode' ? {...node, value: node.value.replace(/^[ \t]+/, '')} : node
}
