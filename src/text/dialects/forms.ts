import type {PhrasingContent} from 'mdast'
import {isHarmfulHref} from '../../site/href.ts'
import {quote} from '../../content/findings.ts'
import {headingOf} from '../tree/build.ts'
import type {AnnotationWriter, DecoratorWriter, Fields, FlowNode, Table, Vocabulary} from '../tree/vocabulary.ts'
import {blockquote} from './blocks/blockquote.ts'
import {alertTones, callout} from './blocks/callout.ts'
import {code} from './blocks/code.ts'
import {footnoteDefinition, footnoteReference} from './blocks/footnote-definition.ts'
import {horizontalRule} from './blocks/horizontal-rule.ts'
import {html, inlineHtml} from './blocks/html.ts'
import {image, inlineImage} from './blocks/image.ts'
import {list} from './blocks/list.ts'
import {table} from './blocks/table.ts'
import {textTable} from './blocks/text-table.ts'
import type {WriteContext} from './context.ts'
import type {BlockConverter, InlineConverter} from './converter.ts'
import {htmlDecorators} from './html-decorators.ts'
import {isLines, isText, shapeOf} from './shape.ts'

/** The objects that have their own form in Markdown. The cells of a table contain blocks or text. */
export const blocks: Table<readonly BlockConverter[]> = {
  code: [code],
  image: [image],
  'horizontal-rule': [horizontalRule],
  html: [html],
  table: [table, textTable],
  callout: [callout],
  blockquote: [blockquote],
  list: [list],
  'footnote-definition': [footnoteDefinition],
}

export const inlines: Table<InlineConverter> = {
  image: inlineImage,
  html: inlineHtml,
  'footnote-reference': footnoteReference,
}

export const decorators: Table<DecoratorWriter> = {
  strong: (children) => [{type: 'strong', children}],
  em: (children) => [{type: 'emphasis', children}],
  'strike-through': (children) => [{type: 'delete', children}],
  // Code is always innermost and is written as a leaf, so this mark has nothing left to wrap.
  code: (children) => children,
  ...Object.fromEntries(Object.entries(htmlDecorators).map(([name, element]) => [name, inElement(element)])),
}

const alertLike = new RegExp(`^\\[!(?:${[...alertTones].join('|')})\\]`, 'i')

export const styles: Vocabulary<WriteContext>['styles'] = {
  normal: (children) => ({type: 'paragraph', children}),
  h1: headingOf(1),
  h2: headingOf(2),
  h3: headingOf(3),
  h4: headingOf(4),
  h5: headingOf(5),
  h6: headingOf(6),
  blockquote: quoteOf,
}

export const lists: Vocabulary<WriteContext>['lists'] = {
  bullet: {ordered: false},
  number: {ordered: true},
  task: {ordered: false},
}

/** Keeps only the words of a link whose address would run code, and reports it. */
export const withoutLink: AnnotationWriter<WriteContext> = (definition, children, {report}) => {
  const href = String(definition['href'])
  report({
    reason: `Unexpected link to ${quote(href)}, expected an address that runs nothing: the words stay without it`,
    actual: href,
  })
  return children
}

export function linkShape(definition: Fields) {
  return shapeOf(definition, {href: isText}, {title: isLines})
}

export function isHarmful({href}: Fields): boolean {
  return typeof href === 'string' && isHarmfulHref(href)
}

export function linkOf({href, title}: Fields, children: PhrasingContent[]): PhrasingContent[] {
  return [
    {
      type: 'link',
      url: String(href),
      title: typeof title === 'string' && title !== '' ? title.replace(/\s*\n\s*(?=\n)|\r/g, '') : null,
      children,
    },
  ]
}

function inElement(name: string): DecoratorWriter {
  return (children) => [{type: 'html', value: `<${name}>`}, ...children, {type: 'html', value: `</${name}>`}]
}

/** A quote with one paragraph. Words that look like an alert get a space before them, so that they stay a quote. */
function quoteOf(children: PhrasingContent[]): FlowNode & {type: 'blockquote'} {
  const [first] = children
  const isAlertLike = first?.type === 'text' && alertLike.test(first.value)
  const words: PhrasingContent[] = isAlertLike ? [{...first, value: ` ${first.value}`}, ...children.slice(1)] : children
  return {type: 'blockquote', children: words.length === 0 ? [] : [{type: 'paragraph', children: words}]}
}
