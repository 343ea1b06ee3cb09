import {directiveToMarkdown, type Directives} from 'mdast-util-directive'
import type {Parents} from 'mdast'
import type {Handle, Options} from 'mdast-util-to-markdown'
import {addressesIn} from './unsafe.ts'

/** Returns options that write directives. A colon in prose is escaped only if one of these names follows it. */
export function directivesNamed(names: ReadonlySet<string>): Options {
  const anyName = [...names].map((name) => name.replaceAll('-', '\\-')).join('|')
  return {
    handlers: {
      textDirective: Object.assign(textDirective, {peek: () => ':'}),
      leafDirective: blockDirective('leafDirective'),
      containerDirective: blockDirective('containerDirective'),
    },
    unsafe: [
      // The extension escapes colons before any letter, because it accepts any name for a directive.
      ...(unsafe ?? []).filter((pattern) => pattern.unicode !== true),
      // The GFM extension does not escape addresses in labels, because labels of links cannot contain addresses.
      ...addressesIn('textDirectiveLabel', ['autolink']),
      {character: ':', after: `(?:${anyName})[[{]`, inConstruct: 'phrasing'},
    ],
  }
}

const textDirective: Handle = (node: Directives, parent: Parents | undefined, state, info) => {
  const attributes = attributesOf(node)
  if (node.children.length === 0) return `:${node.name}${attributes === '' ? '{}' : attributes}`
  const label = fallback('textDirective')({...node, attributes: {}}, parent, state, {...info, after: '{'})
  return label.replace(/\{\}$/, '') + (attributes === '' ? '{}' : attributes)
}

const {handlers, unsafe} = directiveToMarkdown()

function blockDirective(type: 'leafDirective' | 'containerDirective'): Handle {
  return (node: Directives, parent: Parents | undefined, state, info) =>
    fallback(type)({...node, attributes: {}}, parent, state, {...info, after: '\n'}).replace(
      /^(:+[\w-]+)/,
      (head) => head + attributesOf(node),
    )
}

function attributesOf({attributes, type}: Directives): string {
  const isInLine = type === 'textDirective'
  const written = Object.entries(attributes ?? {}).map(([name, value]) => `${name}=${inQuotes(value ?? '', isInLine)}`)
  return written.length === 0 ? '' : `{${written.join(' ')}}`
}

const handles: Readonly<Record<string, unknown>> = {...handlers}

function fallback(type: string): Handle {
  const handle = handles[type]
  if (isHandle(handle)) return handle
  throw new Error(`Cannot find how to write ${type}, expected it in mdast-util-directive`)
}

/** Characters that would end an attribute, or the label that contains its directive. */
const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '"': '&quot;',
  "'": '&#x27;',
  '[': '&#x5B;',
  ']': '&#x5D;',
  '\n': '&#xA;',
  '\r': '&#xD;',
}

function inQuotes(value: string, isInLine: boolean): string {
  const quote = value.includes('"') && !value.includes("'") ? "'" : '"'
  const unsafeHere = isInLine ? /[&"'[\]\n\r]/g : /[&"'\n\r]/g
  const encoded = value.replace(unsafeHere, (character) =>
    character !== quote && /["']/.test(character) ? character : (references[character] ?? character),
  )
  return quote + encoded + quote
}

function isHandle(value: unknown): value is Handle {
  return typeof value === 'function'
}
