import {gfmAutolinkLiteral} from 'micromark-extension-gfm-autolink-literal'
import {gfmFootnote} from 'micromark-extension-gfm-footnote'
import {gfmStrikethrough} from 'micromark-extension-gfm-strikethrough'
import {gfmTable} from 'micromark-extension-gfm-table'
import {gfmTaskListItem} from 'micromark-extension-gfm-task-list-item'
import type {Construct, Extension} from 'micromark-util-types'

/**
 * Returns the syntax extensions of GitHub Flavored Markdown (https://github.github.com/gfm/) that a text can make use of.
 * The result is that of all of them. Each costs time at every character that could begin its syntax: at every letter, for
 * email addresses. Most texts have no `@`.
 */
export function gfmFor(markdown: string): Extension[] {
  return extensions.filter(({isPossible}) => isPossible(markdown)).map(({extension}) => extension)
}

interface Optional {
  readonly extension: Extension
  readonly isPossible: (markdown: string) => boolean
}

const autolinks = gfmAutolinkLiteral()

const extensions: readonly Optional[] = [
  {extension: autolinks, isPossible: (markdown) => markdown.includes('@')},
  {
    extension: withoutEmail(autolinks),
    isPossible: (markdown) => !markdown.includes('@') && /www|http/i.test(markdown),
  },
  {extension: gfmFootnote(), isPossible: (markdown) => markdown.includes('[')},
  {extension: gfmStrikethrough(), isPossible: (markdown) => markdown.includes('~')},
  // The row below the headings has a bar, or a colon beside its dashes.
  {extension: gfmTable(), isPossible: (markdown) => /\||:-|-:/.test(markdown)},
  {extension: gfmTaskListItem(), isPossible: (markdown) => markdown.includes('[')},
]

/** The same without email addresses: only the letters that begin `www` and `http` keep a construct. */
function withoutEmail({text = {}}: Extension): Extension {
  const kept: Record<number, Construct[]> = {}
  for (const [code, constructs] of Object.entries(text)) {
    const others = [constructs ?? []].flat().filter(({name}) => name !== 'emailAutolink')
    if (others.length > 0) kept[Number(code)] = others
  }
  return {text: kept}
}
