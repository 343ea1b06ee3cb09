import type {Root} from 'mdast'
import {directiveFromMarkdown} from 'mdast-util-directive'
import {fromMarkdown, type Extension} from 'mdast-util-from-markdown'
import {gfmFromMarkdown} from 'mdast-util-gfm'
import {directivesNamed} from './directives.ts'
import {gfmFor} from './gfm.ts'
import {textLimits, type TextLimits} from '../limits.ts'
import {checkText, checkTree} from './limits.ts'

export interface ParseOptions {
  /** The names of directives. Without names, no directives are parsed. */
  readonly directives?: ReadonlySet<string>
  readonly limits?: TextLimits
}

/**
 * Parses Markdown (CommonMark 0.31, GFM with footnotes) into a tree with positions.
 *
 * @throws {TextLimitError} if the text is larger or deeper than the limits allow
 */
export function parseMarkdown(markdown: string, {directives, limits = textLimits}: ParseOptions = {}): Root {
  checkText(markdown, limits)
  const named = directives === undefined || directives.size === 0 ? undefined : directives
  const syntax = gfmFor(markdown)
  const tree = fromMarkdown(markdown, {
    extensions: named === undefined ? syntax : [...syntax, directivesNamed(named)],
    mdastExtensions: named === undefined ? [extensions] : [extensions, directiveFromMarkdown()],
  })
  checkTree(tree, limits)
  return tree
}

const extensions = gfmFromMarkdown().map(withoutSecondLook)

/**
 * Removes an extension's transforms. mdast-util-gfm-autolink-literal uses one to search parsed text again for addresses,
 * and so finds addresses that were escaped on purpose. The syntax extension already finds all addresses of GFM.
 */
function withoutSecondLook(extension: Extension): Extension {
  return {...extension, transforms: []}
}
