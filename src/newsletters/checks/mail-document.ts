import type {Element, Nodes, Root} from 'hast'
import {fromHtml} from 'hast-util-from-html'
import {SKIP, visit} from 'unist-util-visit'
import type {Path} from '../../content/path.ts'
import type {Mail} from '../mail/mail.ts'
import type {PageLookup} from '../../site/own-pages.ts'
import type {Site} from '../../site/site.ts'

/** A mail as checks see it: its HTML, parsed again, and the data it should contain. */
export interface MailDocument {
  readonly mail: Mail
  readonly tree: Root
  readonly site: Site
  /** Lines of the postal address. */
  readonly postalAddress: readonly string[]
  /** Looks up whether an address is a page of ours, a missing page of ours, or elsewhere. */
  readonly lookUp: PageLookup
  /** Returns where in the newsletter's document an address comes from. */
  readonly pathOf: (url: string) => Path | undefined
}

export function readMail(mail: Mail): Root {
  return fromHtml(mail.html)
}

export function elementsIn(tree: Root, ...names: readonly string[]): Element[] {
  const found: Element[] = []
  visit(tree, 'element', (element) => {
    if (names.length === 0 || names.includes(element.tagName)) found.push(element)
  })
  return found
}

export function attribute(element: Element, name: string): string | undefined {
  const value = element.properties[name]
  if (Array.isArray(value)) return value.join(' ')
  return value === undefined || value === null || value === false ? undefined : String(value)
}

export function styleOf(element: Element): string {
  return attribute(element, 'style') ?? ''
}

/** Returns the text that readers see, including the numbers of lists. */
export function visibleText(tree: Nodes): string {
  const parts: string[] = []
  visit(tree, (node, _, parent) => {
    if (isHidden(node)) return SKIP
    if (node.type === 'text') parts.push(node.value)
    if (node.type !== 'element' || inline.has(node.tagName)) return undefined
    parts.push(' ')
    if (node.tagName === 'li' && parent?.type === 'element' && parent.tagName === 'ol')
      parts.push(numberOf(node, parent))
    return undefined
  })
  return parts.join('')
}

export function textOf(element: Element): string {
  const parts: string[] = []
  visit(element, (node) => {
    if (node.type === 'text') parts.push(node.value)
    if (node.type === 'element' && node.tagName === 'img') parts.push(attribute(node, 'alt') ?? '')
  })
  return parts.join(' ').trim()
}

/** Inline elements. All others separate their text from the text around them. */
const inline: ReadonlySet<string> = new Set(['a', 'b', 'code', 'del', 'em', 'i', 'span', 'strong', 'sub', 'sup'])

function isHidden(node: Nodes): boolean {
  return (
    node.type === 'element' &&
    (['head', 'style', 'script', 'title'].includes(node.tagName) || /display:\s*none/i.test(styleOf(node)))
  )
}

/** Returns the number that browsers put before an item of a numbered list. */
function numberOf(item: Element, list: Element): string {
  const items = list.children.filter((child) => child.type === 'element')
  return `${Number(list.properties['start'] ?? 1) + items.indexOf(item)}. `
}
