import type {PhrasingContent} from 'mdast'
import {isRecord} from '../../model/document.ts'
import {isHarmfulHref} from '../../model/href.ts'
import {quote} from '../../model/message.ts'
import {flowOf, levelOf} from '../flow.ts'
import {toPhrasing} from '../phrasing.ts'
import {headingOf} from '../publishing.ts'
import {
  entryOf,
  proseFields,
  type AnnotationWriter,
  type BlockWriter,
  type DecoratorWriter,
  type Fields,
  type FlowNode,
  type InlineWriter,
  type Table,
  type Vocabulary,
} from '../vocabulary.ts'
import {blockquote, isFlatQuote} from './blocks/blockquote.ts'
import {alertTones, callout} from './blocks/callout.ts'
import {code} from './blocks/code.ts'
import {footnoteDefinition, footnoteReference} from './blocks/footnote-definition.ts'
import {horizontalRule} from './blocks/horizontal-rule.ts'
import {html, inlineHtml} from './blocks/html.ts'
import {image, inlineImage} from './blocks/image.ts'
import {isFlatList, list} from './blocks/list.ts'
import {table} from './blocks/table.ts'
import {textTable} from './blocks/text-table.ts'
import type {Dialect, WriteContext} from './context.ts'
import type {BlockConverter, InlineConverter} from './converter.ts'
import {
  annotationDirective,
  blockDirective,
  decoratorDirective,
  inlineDirective,
  objectDirective,
} from './directives.ts'
import {htmlDecorators} from './html-decorators.ts'
import {isLines, isText, shapeOf} from './shape.ts'

/** The objects that Markdown has a form of its own for. A table is of blocks or of texts. */
const blocks: Table<readonly BlockConverter[]> = {
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

const inlines: Table<InlineConverter> = {
  image: inlineImage,
  html: inlineHtml,
  'footnote-reference': footnoteReference,
}

const inElement =
  (name: string): DecoratorWriter =>
  (children) => [{type: 'html', value: `<${name}>`}, ...children, {type: 'html', value: `</${name}>`}]

const decorators: Table<DecoratorWriter> = {
  strong: (children) => [{type: 'strong', children}],
  em: (children) => [{type: 'emphasis', children}],
  'strike-through': (children) => [{type: 'delete', children}],
  // Code stands innermost and is a leaf of its own; the mark has nothing left to wrap.
  code: (children) => children,
  ...Object.fromEntries(Object.entries(htmlDecorators).map(([name, element]) => [name, inElement(element)])),
}

const alertLike = new RegExp(`^\\[!(?:${[...alertTones].join('|')})\\]`, 'i')

/** A quote's paragraph; a space before them keeps words that look like an alert from being one. */
const quoteOf = (children: PhrasingContent[]): FlowNode & {type: 'blockquote'} => {
  const [first] = children
  const isAlertLike = first?.type === 'text' && alertLike.test(first.value)
  const words: PhrasingContent[] = isAlertLike ? [{...first, value: ` ${first.value}`}, ...children.slice(1)] : children
  return {type: 'blockquote', children: words.length === 0 ? [] : [{type: 'paragraph', children: words}]}
}

const styles: Vocabulary<WriteContext>['styles'] = {
  normal: (children) => ({type: 'paragraph', children}),
  h1: headingOf(1),
  h2: headingOf(2),
  h3: headingOf(3),
  h4: headingOf(4),
  h5: headingOf(5),
  h6: headingOf(6),
  blockquote: quoteOf,
}

const lists: Vocabulary<WriteContext>['lists'] = {
  bullet: {ordered: false},
  number: {ordered: true},
  task: {ordered: false},
}

const harmless: AnnotationWriter<WriteContext> = (definition, children, {report}) => {
  const href = String(definition['href'])
  report({
    reason: `Unexpected link to ${quote(href)}, expected an address that runs nothing: the words stay without it`,
    actual: href,
  })
  return children
}

const linkShape = (definition: Fields) => shapeOf(definition, {href: isText}, {title: isLines})
const isHarmful = ({href}: Fields): boolean => typeof href === 'string' && isHarmfulHref(href)

const linkOf = ({href, title}: Fields, children: PhrasingContent[]): PhrasingContent[] => [
  {
    type: 'link',
    url: String(href),
    title: typeof title === 'string' && title !== '' ? title.replace(/\s*\n\s*(?=\n)|\r/g, '') : null,
    children,
  },
]

const leftOut = (what: string, type: unknown): string =>
  `Cannot write all of ${what} ${quote(String(type))} in plain Markdown, expected only the fields it has a form for`

const portableBlocks = Object.fromEntries(
  Object.entries(blocks).map(([type, converters]): [string, BlockWriter<WriteContext>] => [
    type,
    (value, context) => {
      const converter = converters.find(({shape}) => shape(value) !== 'other')
      if (converter === undefined) return unknownBlock(value, context)
      if (converter.shape(value) === 'partly') context.report({reason: leftOut('block', type), actual: type})
      return converter.write(value, context)
    },
  ]),
)

const portableInlines = Object.fromEntries(
  Object.entries(inlines).map(([type, converter]): [string, InlineWriter<WriteContext>] => [
    type,
    (value, context) => {
      const shape = converter.shape(value)
      if (shape === 'other') return unknownInline(value, context)
      if (shape === 'partly') context.report({reason: leftOut('inline object', type), actual: type})
      return converter.write(value)
    },
  ]),
)

const isProse = (value: unknown): value is readonly unknown[] =>
  Array.isArray(value) && value.some((member) => isRecord(member) && member['_type'] === 'block')

/** What plain Markdown has no form for is left out, and said so; the text inside of it stays. */
const unknownBlock: BlockWriter<WriteContext> = (value, context) => {
  const type = String(value['_type'])
  context.report({
    reason: `Cannot write block ${quote(type)} in plain Markdown, expected a type it has a form for: only text inside it stays`,
    actual: type,
  })
  return Object.entries(value).flatMap(([field, content]) => {
    if (!isProse(content)) return []
    context.trail.push(field)
    const nodes = flowOf(content, context)
    context.trail.pop()
    return nodes
  })
}

const unknownInline: InlineWriter<WriteContext> = ({_type: type}, {report}) => {
  report({
    reason: `Cannot write inline object ${quote(String(type))} in plain Markdown, expected a type it has a form for`,
    actual: String(type),
  })
  return []
}

const unknownMark = (what: string, name: string, {report}: WriteContext): void => {
  report({
    reason: `Cannot write ${what} ${quote(name)} in plain Markdown, expected one it has a form for: the words stay`,
    actual: name,
  })
}

/** CommonMark and GFM. What they have no form for is reported. */
const portable: Vocabulary<WriteContext> = {
  styles,
  lists,
  blocks: portableBlocks,
  inlines: portableInlines,
  decorators,
  annotations: {
    link: (definition, children, context) => {
      if (isHarmful(definition)) return harmless(definition, children, context)
      const shape = linkShape(definition)
      if (shape !== 'whole') context.report({reason: leftOut('annotation', 'link'), actual: 'link'})
      return shape === 'other' ? children : linkOf(definition, children)
    },
  },
  links: new Set(['link']),
  citations: new Set(),
  followsMarks: true,
  keepsEmpty: true,
  unknown: {
    block: unknownBlock,
    inline: unknownInline,
    annotation: ({_type: type}, children, context) => {
      unknownMark('annotation', String(type), context)
      return children
    },
    decorator: (mark, children, context) => {
      unknownMark('decorator', mark, context)
      return children
    },
  },
}

/** Whether a block's own form says everything about it, after an item of this level. */
const isPlainProse = (block: Fields, depth: number, {types, vocabulary}: WriteContext): boolean => {
  const {style = 'normal', listItem, level, checked} = block
  if (!Object.entries(block).every(([name, field]) => proseFields.has(name) || field === undefined)) return false
  if (typeof style !== 'string' || !types.styles.includes(style) || entryOf(vocabulary.styles, style) === undefined)
    return false
  if (listItem === undefined) return level === undefined && checked === undefined
  if (typeof listItem !== 'string' || !types.lists.includes(listItem) || entryOf(lists, listItem) === undefined)
    return false
  if (level !== levelOf(block) || level > depth + 1) return false
  return listItem === 'task' ? typeof checked === 'boolean' && style === 'normal' : checked === undefined
}

const wrap: NonNullable<Vocabulary<WriteContext>['wrap']> = (block, depth, context) => {
  if (!isPlainProse(block, depth, context)) return blockDirective(block, toPhrasing(block, context))
  if (block['listItem'] !== undefined || (block['style'] ?? 'normal') !== 'normal') return undefined
  const children = toPhrasing(block, context)
  // A paragraph of nothing has no form, and one of a picture alone is read as a picture between blocks.
  const isPicture = children.length === 1 && children[0]?.type === 'image'
  return children.length === 0 || isPicture ? blockDirective(block, children) : undefined
}

const sourceBlocks = Object.fromEntries(
  Object.entries(blocks).map(([type, converters]): [string, BlockWriter<WriteContext>] => [
    type,
    (value, context) => {
      const isKnown = Object.hasOwn(context.types.blockObjects, type)
      // In this dialect a callout is a directive: its tone is whatever the schema offers.
      const converter = type === 'callout' ? undefined : converters.find(({shape}) => shape(value) === 'whole')
      return isKnown && converter !== undefined && fits(type, converter, context) && !isReadFlat(value)
        ? converter.write(value, context)
        : objectDirective(value, context)
    },
  ]),
)

/** Whether a container says no more than blocks could, as which it would be read. */
const isReadFlat = (value: Fields): boolean =>
  (value['_type'] === 'blockquote' && isFlatQuote(value)) || (value['_type'] === 'list' && isFlatList(value))

/** Whether a plain table is read as the kind of table that this one is. */
const fits = (type: string, converter: BlockConverter, {types}: WriteContext): boolean =>
  type !== 'table' || (types.blockObjects['table']?.['rows'] === 'textRows') === (converter === textTable)

const sourceInlines = Object.fromEntries(
  Object.entries(inlines).map(([type, converter]): [string, InlineWriter<WriteContext>] => [
    type,
    (value, context) => {
      const {marks: _marks, ...fields} = value
      return Object.hasOwn(context.types.inlineObjects, type) && converter.shape(fields) === 'whole'
        ? converter.write(value)
        : inlineDirective(value, context)
    },
  ]),
)

/** Markdown that loses nothing: whatever has no form of its own is a directive. */
const source: Vocabulary<WriteContext> = {
  ...portable,
  blocks: sourceBlocks,
  inlines: sourceInlines,
  annotations: {
    link: (definition, children, context) => {
      if (isHarmful(definition)) return harmless(definition, children, context)
      return linkShape(definition) === 'whole' && Object.hasOwn(context.types.annotations, 'link')
        ? linkOf(definition, children)
        : annotationDirective(definition, children, context)
    },
  },
  wrap,
  unknown: {
    block: objectDirective,
    inline: inlineDirective,
    annotation: annotationDirective,
    decorator: (mark, children) => decoratorDirective(mark, children),
  },
}

export const vocabularies: Readonly<Record<Dialect, Vocabulary<WriteContext>>> = {portable, source}
