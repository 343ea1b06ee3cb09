import {replaceSpans, spansBetween} from '../parse/spans.ts'
import type {Position} from 'unist'
import {isNonEmptyString, isRecord, recordsIn} from '../../content/document.ts'
import type {FieldTable, KnownTypes} from '../known-types.ts'
import {quote} from '../../content/findings.ts'
import {blockText} from '../../content/portable-text.ts'
import {withFields, type Fields} from '../tree/vocabulary.ts'
import type {ReadFinding} from './read/context.ts'

/*
 * A schema may allow less than Markdown has. What it does not allow is replaced by the closest thing that it allows.
 * The words of the text are kept. Replacements are reported with their place, unless a reader would miss nothing.
 */

/** Replaces everything in the blocks that the schema does not allow. */
export function restrictTo(
  types: KnownTypes,
  blocks: readonly Fields[],
  options: {
    readonly createKey: () => string
    readonly onFinding: (finding: ReadFinding) => void
    readonly places: WeakMap<object, Position>
  },
): Fields[] {
  const {createKey, onFinding, places} = options
  let place: Position | undefined
  return blocks.flatMap((block) => {
    place = places.get(block)
    const report: Context['report'] = (reason, actual, near) => {
      const own = places.get(near) ?? place
      onFinding({reason, actual, ...(own && {place: own})})
    }
    return restrictMembers([block], {types, createKey, report})
  })
}

interface Context {
  readonly types: KnownTypes
  readonly createKey: () => string
  readonly report: (reason: string, actual: string, near: object) => void
}

type Replacement = (value: Fields, context: Context) => Fields[]

const prose: Replacement = (block, context) => [withMarks(withListItem(withStyle(block, context), context), context)]

/** The blocks of a quote, with its paragraphs in the style `blockquote`. */
const quoted: Replacement = (value) =>
  contentOf(value).map((member) =>
    member['_type'] === 'block' && (member['style'] ?? 'normal') === 'normal' && member['listItem'] === undefined
      ? withFields(member, {style: 'blockquote'})
      : member,
  )

/** Replacements for objects between blocks whose type the schema does not have. */
const replacements: Readonly<Record<string, Replacement>> = {
  code: ({code}, context) => {
    const marks = context.types.decorators.includes('code') ? ['code'] : []
    return [paragraph([span(String(code), context, marks)], context)]
  },
  image: ({alt, title}, context) => plain([alt, title].filter(isNonEmptyString).join(': '), context),
  'horizontal-rule': () => [],
  html: ({html}, context) => plain(wordsOf(String(html)), context),
  table: (value, context) => rowsOf(value).flatMap((row) => plain(row.join(' | '), context)),
  callout: quoted,
  blockquote: quoted,
  list: (value, context) => flatItems(value, 1, context),
  'footnote-definition': (value, context) => {
    const [first, ...others] = contentOf(value)
    const sign = span(`[${String(value['label'] ?? value['identifier'])}] `, context)
    return first?.['_type'] === 'block'
      ? [{...first, children: [sign, ...recordsIn(first['children'])]}, ...others]
      : [paragraph([sign], context), ...contentOf(value)]
  },
  'front-matter': () => [],
}

const object: Replacement = (value, context) => {
  const type = String(value['_type'])
  const fields = Object.hasOwn(context.types.blockObjects, type) ? context.types.blockObjects[type] : undefined
  if (fields !== undefined) {
    // Text inside an object is reduced to normal prose. Further rules are left to the schema's own validation.
    const inside: Context = {...context, types: {...context.types, styles: ['normal'], blockObjects: {}}}
    const entries = Object.entries(allowedFields(value, fields)).map(([name, field]): [string, unknown] =>
      fields[name] === 'portableText' ? [name, restrictMembers(recordsIn(field), inside)] : [name, field],
    )
    return [Object.fromEntries(entries)]
  }
  if (!silent(value))
    context.report(`Unexpected block ${quote(type)}, expected one the schema allows: its words stay`, type, value)
  const replaced = replacements[type]?.(value, context) ?? contentOf(value)
  return restrictMembers(replaced, context)
}

function restrictMembers(members: readonly Fields[], context: Context): Fields[] {
  return members.flatMap((member) => (member['_type'] === 'block' ? prose : object)(member, context))
}

function withMarks(block: Fields, context: Context): Fields {
  const {annotations, decorators, inlineObjects} = context.types
  const definitions = recordsIn(block['markDefs'])
  const kept = definitions.filter((definition) => {
    const type = String(definition['_type'])
    const isAllowed = Object.hasOwn(annotations, type)
    if (!isAllowed)
      context.report(
        `Unexpected annotation ${quote(type)}, expected one the schema allows: the words stay`,
        type,
        block,
      )
    return isAllowed
  })
  const markDefs = kept.map((definition) => {
    const fields = annotations[String(definition['_type'])] ?? {}
    for (const name of lostFields(definition, fields))
      context.report(
        `Unexpected field ${quote(name)} of ${quote(String(definition['_type']))}, expected one the schema has`,
        name,
        block,
      )
    return allowedFields(definition, fields)
  })
  const keys = new Set(kept.map(({_key: key}) => key))
  const removed = new Set(definitions.map(({_key: key}) => key).filter((key) => !keys.has(key)))
  const isAllowed = (mark: unknown): boolean => keys.has(mark) || decorators.includes(String(mark))
  const said = new Set<unknown>()
  const children = recordsIn(block['children']).flatMap((child): Fields[] => {
    const own: readonly unknown[] = Array.isArray(child['marks']) ? child['marks'] : []
    for (const mark of own) {
      if (isAllowed(mark) || removed.has(mark) || said.has(mark)) continue
      said.add(mark)
      context.report(
        `Unexpected decorator ${quote(String(mark))}, expected one the schema allows: the words stay`,
        String(mark),
        block,
      )
    }
    const marks = [...new Set(own.filter(isAllowed))]
    const type = String(child['_type'])
    if (type === 'span') return [withFields(child, {marks})]
    if (Object.hasOwn(inlineObjects, type)) return [child]
    context.report(
      `Unexpected inline object ${quote(type)}, expected one the schema allows: its words stay`,
      type,
      block,
    )
    const words = inlineWords(child)
    return words === '' ? [] : [span(words, context, marks.map(String))]
  })
  return {...block, markDefs, children: children.length === 0 ? [span('', context)] : children}
}

function withListItem(block: Fields, context: Context): Fields {
  const {listItem, checked: _checked, ...others} = block
  if (typeof listItem !== 'string' || context.types.lists.includes(listItem)) return block
  const next = context.types.lists.includes('bullet') ? 'bullet' : context.types.lists[0]
  context.report(`Unexpected list item ${quote(listItem)}, expected one the schema allows`, listItem, block)
  if (next !== undefined) return {...others, listItem: next}
  const {level: _level, ...flat} = others
  return flat
}

function withStyle(block: Fields, context: Context): Fields {
  const {style} = block
  if (typeof style !== 'string' || context.types.styles.includes(style)) return block
  const next = styleFor(style, context)
  context.report(
    `Unexpected style ${quote(style)}, expected one the schema allows: ${quote(next)} instead`,
    style,
    block,
  )
  return {...block, style: next}
}

function contentOf(value: Fields): Fields[] {
  return [...recordsIn(value['content'])]
}

function paragraph(children: readonly Fields[], context: Context, style = 'normal'): Fields {
  return {
    _key: context.createKey(),
    _type: 'block',
    style,
    markDefs: [],
    children,
  }
}

function span(text: string, context: Context, marks: readonly string[] = []): Fields {
  return {
    _key: context.createKey(),
    _type: 'span',
    marks,
    text,
  }
}

function plain(text: string, context: Context): Fields[] {
  return text.trim() === '' ? [] : [paragraph([span(text.trim(), context)], context)]
}

function rowsOf(value: Fields): string[][] {
  return recordsIn(value['rows']).map(({cells}) =>
    Array.isArray(cells) ? cells.map((cell) => (isRecord(cell) ? cellText(cell) : String(cell))) : [],
  )
}

function flatItems(value: Fields, level: number, context: Context): Fields[] {
  return recordsIn(value['items']).flatMap((item) => {
    const content = contentOf(item)
    const until = content.findIndex((member) => !isParagraph(member))
    const own = until === -1 ? content : content.slice(0, until)
    const kind = value['kind'] === 'task' ? 'task' : value['kind'] === 'number' ? 'number' : 'bullet'
    const {checked} = item
    const head =
      own.length === 0
        ? paragraph([span('', context)], context)
        : own.length === 1
          ? (own[0] ?? {})
          : asLines(own, context)
    const below = content.slice(own.length).flatMap((member): Fields[] => {
      if (member['_type'] === 'list') return flatItems(member, level + 1, context)
      const {level: own, listItem} = member
      return [
        listItem === undefined ? member : withFields(member, {level: (typeof own === 'number' ? own : 1) + level}),
      ]
    })
    const task = typeof checked === 'boolean' ? {checked, listItem: 'task'} : {listItem: kind}
    return [withFields(head, withFields(task, {level}))].concat(below)
  })
}

function allowedFields(value: Fields, fields: FieldTable): Fields {
  return Object.fromEntries(
    Object.entries(value).filter(([name]) => name.startsWith('_') || Object.hasOwn(fields, name)),
  )
}

/** Whether an object is replaced without a report, because its replacement loses nothing a reader would miss. */
function silent(value: Fields): boolean {
  return (
    (value['_type'] === 'list' &&
      value['start'] === undefined &&
      recordsIn(value['items']).every(({content}) => recordsIn(content).every(isText))) ||
    (value['_type'] === 'blockquote' && contentOf(value).every(isParagraph))
  )
}

function lostFields(value: Fields, fields: FieldTable): string[] {
  return Object.keys(value).filter((name) => !name.startsWith('_') && !Object.hasOwn(fields, name))
}

/** The words that replace an object between words that is not allowed. */
function inlineWords(value: Fields): string {
  const {_type: type, alt, label, identifier} = value
  if (type === 'image') return isNonEmptyString(alt) ? alt : ''
  return type === 'footnote-reference' ? `[${String(label ?? identifier)}]` : ''
}

/** The closest style that the schema allows. A heading becomes the heading nearest in size, if there is any. */
function styleFor(style: string, {types}: Context): string {
  const size = Number(/^h([1-6])$/.exec(style)?.[1] ?? Number.NaN)
  const headings = types.styles.flatMap((allowed) => /^h([1-6])$/.exec(allowed)?.[1] ?? []).map(Number)
  const nearest = headings.toSorted((a, b) => Math.abs(a - size) - Math.abs(b - size) || b - a)[0]
  return Number.isNaN(size) || nearest === undefined ? 'normal' : `h${nearest}`
}

function cellText(cell: Fields): string {
  return recordsIn(cell['value']).map(blockText).join(' ')
}

function isParagraph(value: Fields): boolean {
  return value['_type'] === 'block' && value['listItem'] === undefined
}

/** Joins the paragraphs of one list item into one block, with a line break between them. */
function asLines(blocks: readonly Fields[], context: Context): Fields {
  const [head = {}, ...others] = blocks
  return {
    ...head,
    markDefs: blocks.flatMap((block) => recordsIn(block['markDefs'])),
    children: [
      ...recordsIn(head['children']),
      ...others.flatMap((block) => afterBreak(recordsIn(block['children']), context)),
    ],
  }
}

function isText(value: Fields): boolean {
  return value['_type'] === 'block' || value['_type'] === 'list'
}

function afterBreak(children: readonly Fields[], context: Context): Fields[] {
  return [span('\n', context), ...children]
}

function wordsOf(html: string): string {
  return replaceSpans(html, spansBetween(html, /<!--/g, /-->/g), () => ' ')
    .replace(/<[^<>]*>/g, ' ')
    .replace(/\s+/g, ' ')
}
