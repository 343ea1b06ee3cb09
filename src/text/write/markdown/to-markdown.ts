import type {List, Nodes, Root} from 'mdast'
import {frontmatterToMarkdown} from 'mdast-util-frontmatter'
import {gfmToMarkdown} from 'mdast-util-gfm'
import {toMarkdown, type Options} from 'mdast-util-to-markdown'
import {blockquote} from './alert.ts'
import {hardBreak, thematicBreak} from './break.ts'
import {directivesNamed} from './directives.ts'
import {html} from './html.ts'
import {linkHandlers} from './links.ts'
import {plainBlockHandlers} from './plain-blocks.ts'
import {plainText, text} from './text.ts'
import {unsafe} from './unsafe.ts'

/** Markdown that Hugo, Jekyll, Astro, VitePress and Eleventy read the same way: CommonMark, tables, strike-through. */
export const portableDialect: Options = {
  bullet: '-',
  bulletOther: '+',
  emphasis: '*',
  strong: '*',
  fence: '`',
  fences: true,
  incrementListMarker: true,
  listItemIndent: 'one',
  // Dashes after a line of text would turn it into a heading, and at the start of a file they would open front matter.
  rule: '*',
  resourceLink: true,
  extensions: [gfmToMarkdown({tablePipeAlign: false}), frontmatterToMarkdown(['yaml', 'toml'])],
  unsafe,
  join: [beforeEmptyItem],
  handlers: {text, blockquote, break: hardBreak, thematicBreak, html, ...plainBlockHandlers, ...linkHandlers},
}

/** Markdown that is edited as text and read back. What it cannot express is written as directives with these names. */
export function sourceDialect(directives: ReadonlySet<string>): Options {
  return {
    ...portableDialect,
    extensions: [...(portableDialect.extensions ?? []), directivesNamed(directives)],
    handlers: {...portableDialect.handlers, text: plainText},
  }
}

/** Renders a tree as Markdown. The result ends with a line break unless the tree is empty. */
export function renderMarkdown(tree: Root, dialect: Options = portableDialect): string {
  return toMarkdown(tree, dialect)
}

/** Puts a blank line between a paragraph and a list that begins with an empty item (CommonMark 0.31, 5.2). */
function beforeEmptyItem(left: Nodes, right: Nodes): number | undefined {
  return left.type === 'paragraph' && right.type === 'list' && startsEmpty(right) ? 1 : undefined
}

/** Whether a list begins with an empty item, directly or through a nested list. */
function startsEmpty({children: [item]}: List): boolean {
  const [first] = item?.children ?? []
  return first === undefined || (first.type === 'list' && startsEmpty(first))
}
