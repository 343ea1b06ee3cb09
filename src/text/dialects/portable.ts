import {isRecord} from '../../content/document.ts'
import {quote} from '../../content/findings.ts'
import {flowOf} from '../tree/flow.ts'
import type {BlockWriter, InlineWriter, Vocabulary} from '../tree/vocabulary.ts'
import type {WriteContext} from './context.ts'
import {blocks, decorators, inlines, isHarmful, linkOf, linkShape, lists, styles, withoutLink} from './forms.ts'

/** Reports a block that plain Markdown cannot express, and writes only the text inside it. */
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

const unknownInline: InlineWriter<WriteContext> = ({_type: type}, {report}) => {
  report({
    reason: `Cannot write inline object ${quote(String(type))} in plain Markdown, expected a type it has a form for`,
    actual: String(type),
  })
  return []
}

const portableInlines = Object.fromEntries(
  Object.entries(inlines).map(([type, converter]): [string, InlineWriter<WriteContext>] => [
    type,
    (value, context) => {
      // Its marks are written around it.
      const {marks: _marks, ...fields} = value
      const shape = converter.shape(fields)
      if (shape === 'other') return unknownInline(value, context)
      if (shape === 'partly') context.report({reason: leftOut('inline object', type), actual: type})
      return converter.write(value)
    },
  ]),
)

/** CommonMark and GFM. What they cannot express is reported. */
export const portable: Vocabulary<WriteContext> = {
  styles,
  lists,
  blocks: portableBlocks,
  inlines: portableInlines,
  decorators,
  annotations: {
    link: (definition, children, context) => {
      if (isHarmful(definition)) return withoutLink(definition, children, context)
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

function isProse(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.some((member) => isRecord(member) && member['_type'] === 'block')
}

function leftOut(what: string, type: unknown): string {
  return `Cannot write all of ${what} ${quote(String(type))} in plain Markdown, expected only the fields it has a form for`
}

function unknownMark(what: string, name: string, {report}: WriteContext): void {
  report({
    reason: `Cannot write ${what} ${quote(name)} in plain Markdown, expected one it has a form for: the words stay`,
    actual: name,
  })
}
