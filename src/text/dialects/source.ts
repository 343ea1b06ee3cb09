import {levelOf} from '../tree/flow.ts'
import {toPhrasing} from '../tree/phrasing.ts'
import {
  entryOf,
  proseFields,
  type BlockWriter,
  type Fields,
  type InlineWriter,
  type Vocabulary,
} from '../tree/vocabulary.ts'
import {isFlatQuote} from './blocks/blockquote.ts'
import {isFlatList} from './blocks/list.ts'
import {textTable} from './blocks/text-table.ts'
import type {WriteContext} from './context.ts'
import type {BlockConverter} from './converter.ts'
import {
  annotationDirective,
  blockDirective,
  decoratorDirective,
  inlineDirective,
  objectDirective,
} from './directives.ts'
import {blocks, inlines, isHarmful, linkOf, linkShape, lists, withoutLink} from './forms.ts'
import {portable} from './portable.ts'

const sourceBlocks = Object.fromEntries(
  Object.entries(blocks).map(([type, converters]): [string, BlockWriter<WriteContext>] => [
    type,
    (value, context) => {
      const isKnown = Object.hasOwn(context.types.blockObjects, type)
      // In this dialect a callout is a directive, because a schema may define any tone.
      const converter = type === 'callout' ? undefined : converters.find(({shape}) => shape(value) === 'whole')
      return isKnown && converter !== undefined && fits(type, converter, context) && !isReadFlat(value)
        ? converter.write(value, context)
        : objectDirective(value, context)
    },
  ]),
)

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

const wrap: NonNullable<Vocabulary<WriteContext>['wrap']> = (block, depth, context) => {
  if (!isPlainProse(block, depth, context)) return blockDirective(block, toPhrasing(block, context))
  if (block['listItem'] !== undefined || (block['style'] ?? 'normal') !== 'normal') return undefined
  const children = toPhrasing(block, context)
  // Markdown cannot write an empty paragraph, and a paragraph of only an image is read as an image between blocks.
  const isPicture = children.length === 1 && children[0]?.type === 'image'
  return children.length === 0 || isPicture ? blockDirective(block, children) : undefined
}

/** Markdown that loses nothing. What Markdown cannot express is written as a directive. */
export const source: Vocabulary<WriteContext> = {
  ...portable,
  blocks: sourceBlocks,
  inlines: sourceInlines,
  annotations: {
    link: (definition, children, context) => {
      if (isHarmful(definition)) return withoutLink(definition, children, context)
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

/** Whether a Markdown table is read back as the kind of table that this converter writes. */
function fits(type: string, converter: BlockConverter, {types}: WriteContext): boolean {
  return type !== 'table' || (types.blockObjects['table']?.['rows'] === 'textRows') === (converter === textTable)
}

/** Whether a quote or list object would be read back as plain blocks, because these can express it. */
function isReadFlat(value: Fields): boolean {
  return (value['_type'] === 'blockquote' && isFlatQuote(value)) || (value['_type'] === 'list' && isFlatList(value))
}

/** Whether a block's usual form can express all of its fields, after a list item of level `depth`. */
function isPlainProse(block: Fields, depth: number, {types, vocabulary}: WriteContext): boolean {
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
