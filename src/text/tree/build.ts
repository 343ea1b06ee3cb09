import type {Blockquote, Heading, Link, List, ListItem, Paragraph, PhrasingContent, Strong, Text} from 'mdast'
import {paragraphsOf} from '../plain-paragraphs.ts'
import type {FlowNode, StyleWriter} from './vocabulary.ts'

/*
 * Makers of the nodes handlers use most. Class names reach HTML through `data` (mdast-util-to-hast); Markdown
 * knows nothing of them.
 */

export const text = (value: string): Text => ({type: 'text', value})

export const strong = (...children: PhrasingContent[]): Strong => ({type: 'strong', children})

export const paragraph = (...children: PhrasingContent[]): Paragraph => ({type: 'paragraph', children})

export const heading = (depth: Heading['depth'], value: string): Heading => ({
  type: 'heading',
  depth,
  children: [text(value)],
})

/** What puts the words of a block into a heading. */
export const headingOf =
  (depth: Heading['depth']): StyleWriter =>
  (children) => ({type: 'heading', depth, children})

export const link = (url: string, ...children: PhrasingContent[]): Link => ({type: 'link', url, children})

export const item = (...children: FlowNode[]): ListItem => ({
  type: 'listItem',
  spread: children.length > 1 && !isTight(children),
  children,
})

const isTight = ([, ...rest]: readonly FlowNode[]): boolean => rest.every(({type}) => type === 'list')

export const list = (
  children: ListItem[],
  options: {readonly ordered?: boolean; readonly className?: string} = {},
): List => ({
  type: 'list',
  ordered: options.ordered ?? false,
  spread: children.some(({spread}) => spread === true),
  children,
  ...(options.className === undefined ? {} : {data: {hProperties: {className: [options.className]}}}),
})

/** Text set apart: a quote in Markdown, an `aside` with a role in HTML. */
export const aside = (classNames: readonly string[], children: FlowNode[]): Blockquote => ({
  type: 'blockquote',
  children,
  data: {hName: 'aside', hProperties: {className: [...classNames], role: 'note'}},
})

/** Plain text of several paragraphs, divided by blank lines; single line breaks are kept. */
export const paragraphs = (plain: string): Paragraph[] =>
  paragraphsOf(plain).map((lines) => paragraph(...broken(lines)))

/** Lines with hard breaks between them. */
const broken = (lines: readonly string[]): PhrasingContent[] =>
  lines.flatMap((line, index): PhrasingContent[] => (index === 0 ? [text(line)] : [{type: 'break'}, text(line)]))
