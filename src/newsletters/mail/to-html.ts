import type {Element} from 'hast'
import {toHtml} from 'hast-util-to-html'
import {visit} from 'unist-util-visit'

/**
 * A tree as HTML, without angle brackets in values: HTML allows them there, but Outlook looks for its own comments in all of a
 * document, and filters of mail for scripts.
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

/** Stand in for angle brackets; no text has them (https://www.unicode.org/faq/private_use.html#noncharacters). */
const standIns = [
  ['<', '\uFDD0', '&#x3C;'],
  ['>', '\uFDD1', '&#x3E;'],
] as const
