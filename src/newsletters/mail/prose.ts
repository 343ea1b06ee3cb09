import type {Element, ElementContent} from 'hast'
import type {RootContent} from 'mdast'
import {toHast} from 'mdast-util-to-hast'
import {visit} from 'unist-util-visit'
import {lookOf, type Role} from './styles.ts'
import type {Theme} from './theme.ts'

/** Renders prose as elements of a mail. @param tracked - adds tracking parameters to an address if it is ours */
export function toMailProse(
  content: readonly RootContent[],
  theme: Theme,
  tracked: (url: string) => string,
): Element[] {
  const tree = toHast({type: 'root', children: [...content]})
  visit(tree, 'element', (element) => {
    const role = Object.hasOwn(roles, element.tagName) ? roles[element.tagName] : undefined
    const {href} = element.properties
    element.properties = {
      ...(typeof href === 'string' ? {href: tracked(href)} : {}),
      ...(element.tagName === 'ol' && element.properties['start'] !== undefined
        ? {start: element.properties['start']}
        : {}),
      ...(role === undefined ? {} : lookOf(role, theme)),
    }
    element.children = element.children.filter(isShown)
  })
  return tree.type === 'root' ? tree.children.filter((node) => node.type === 'element') : []
}

/** The styles of the elements of prose. */
const roles: Readonly<Record<string, Role>> = {
  p: 'paragraph',
  ul: 'list',
  ol: 'list',
  li: 'listItem',
  a: 'link',
  code: 'code',
}

function isShown(node: ElementContent): boolean {
  return node.type !== 'text' || node.value !== '\n'
}
