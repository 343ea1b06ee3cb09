import type {Element} from 'hast'
import {toHtml} from 'hast-util-to-html'
import {visit} from 'unist-util-visit'

/**
 * Renders a tree as HTML without angle brackets in attribute values. HTML allows them there. But Outlook searches the
 * whole document for its own comments, and mail filters search it for scripts.
 */
export function toMailHtml(tree: Element): string {
  visit(tree, 'element', ({properties}) => {
    for (const [name, value] of Object.entries(properties)) {
      if (typeof value !== 'string') continue
      properties[name] = standIns.reduce((rest, [bracket, standIn]) => rest.replaceAll(bracket, standIn), value)
    }
  })
  return standIns.reduce((rest, [, standIn, reference]) => rest.replaceAll(standIn, reference), toHtml(tree))
}

/**
 * Placeholders for angle brackets. No text contains these characters
 * (https://www.unicode.org/faq/private_use.html#noncharacters).
 */
const standIns = [
  ['<', '\uFDD0', '&#x3C;'],
  ['>', '\uFDD1', '&#x3E;'],
] as const
