import type {Blockquote, Heading, Link, List, ListItem, Paragraph, PhrasingContent, Strong, Text} from 'mdast'
import {paragraphsOf} from '../plain-paragraphs.ts'
import type {FlowNode, StyleWriter} from './vocabulary.ts'

/*
 * Functions that make the nodes handlers use most. Class names are in `data` (as in mdast-util-to-hast): HTML uses
 * them, Markdown ignores them.
 */

export function text(value: string): Text {
  return {type: 'text', value}
}

export function strong(...children: PhrasingContent[]): Strong {
  return {type: 'strong', children}
}

export function paragraph(...children: PhrasingContent[]): Paragraph {
  return {type: 'paragraph', children}
}

export function heading(depth: Heading['depth'], value: string): Heading {
  return {
    type: 'heading',
    depth,
    children: [text(value)],
  }
}

/** Returns a writer that turns the words of a block into a heading. */
export function headingOf(depth: Heading['depth']): StyleWriter {
  return (children) => ({type: 'heading', depth, children})
}

export function link(url: string, ...children: PhrasingContent[]): Link {
  return {type: 'link', url, children}
}

export function item(...children: FlowNode[]): ListItem {
  return {
    type: 'listItem',
    spread: children.length > 1 && !isTight(children),
    children,
  }
}

export function list(
  children: ListItem[],
  options: {readonly ordered?: boolean; readonly className?: string} = {},
): List {
  return {
    type: 'list',
    ordered: options.ordered ?? false,
    spread: children.some(({spread}) => spread === true),
    children,
    ...(options.className === undefined ? {} : {data: {hProperties: {className: [options.className]}}}),
  }
}

/** Returns a note beside the text: a quote in Markdown, an `aside` with a role in HTML. */
export function aside(classNames: readonly string[], children: FlowNode[]): Blockquote {
  return {
    type: 'blockquote',
    children,
    data: {hName: 'aside', hProperties: {className: [...classNames], role: 'note'}},
  }
}

/** Splits plain text into paragraphs at blank lines. Single line breaks are kept. */
export function paragraphs(plain: string): Paragraph[] {
  return paragraphsOf(plain).map((lines) => paragraph(...broken(lines)))
}

function isTight([, ...rest]: readonly FlowNode[]): boolean {
  return rest.every(({type}) => type === 'list')
}

/** Lines with hard breaks between them. */
function broken(lines: readonly string[]): PhrasingContent[] {
  return lines.flatMap((line, index): PhrasingContent[] => (index === 0 ? [text(line)] : [{type: 'break'}, text(line)]))
}
