import type {Root} from 'mdast'
import {gfmToMarkdown} from 'mdast-util-gfm'
import {toMarkdown, type Options} from 'mdast-util-to-markdown'
import {linkHandlers} from './links.ts'
import {plainBlockHandlers} from './plain-blocks.ts'
import {text} from './text.ts'

/** Markdown that Hugo, Jekyll, Astro, VitePress and Eleventy read alike: CommonMark with tables and strike-through. */
export const portableDialect: Options = {
  bullet: '-',
  bulletOther: '*',
  emphasis: '*',
  strong: '*',
  fence: '`',
  fences: true,
  incrementListMarker: true,
  listItemIndent: 'one',
  rule: '-',
  resourceLink: true,
  extensions: [gfmToMarkdown({tablePipeAlign: false})],
  // A `<` in prose is never the start of a tag: generators that read components would take it for one.
  unsafe: [
    {character: '<', inConstruct: 'phrasing'},
    // After `www.` parsers that know GFM take marks and references for a part of an address.
    {character: '.', before: '[Ww]{3}', inConstruct: 'phrasing'},
  ],
  handlers: {text, ...plainBlockHandlers, ...linkHandlers},
}

/** A tree as Markdown, in the portable dialect. Ends with a line break unless the tree is empty. */
export const renderMarkdown = (tree: Root): string => toMarkdown(tree, portableDialect)
