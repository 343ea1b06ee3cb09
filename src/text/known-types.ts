import {isRecord, recordsIn} from '../content/document.ts'
import {decorators, listItems, styles, type Annotation, type BlockObject} from '../content/portable-text.ts'

/**
 * The kind of a field. It decides how the field is written as an attribute, and what it is read back as.
 *
 * `references` and `objects` are arrays; the fields of the objects have a table of their own. `portableText` is written
 * as blocks inside the object. `rows` and `textRows` are the rows of a table, with blocks or with text in the cells.
 * `items` are the items of a list. Any other field is `json`.
 */
export type FieldKind =
  | 'string'
  | 'number'
  | 'boolean'
  | 'reference'
  | 'references'
  | 'image'
  | 'portableText'
  | 'rows'
  | 'textRows'
  | 'items'
  | 'json'
  | {readonly objects: FieldTable}

export type FieldTable = Readonly<Record<string, FieldKind>>

/** The names that may occur in Portable Text, and the fields of the types among them. */
export interface KnownTypes {
  readonly styles: readonly string[]
  readonly lists: readonly string[]
  readonly decorators: readonly string[]
  readonly annotations: Readonly<Record<string, FieldTable>>
  readonly blockObjects: Readonly<Record<string, FieldTable>>
  readonly inlineObjects: Readonly<Record<string, FieldTable>>
}

/** The types for everything that CommonMark, GFM, footnotes and front matter can express. */
export const markdownTypes: KnownTypes = {
  styles: ['normal', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote'],
  lists: ['bullet', 'number', 'task'],
  decorators: ['strong', 'em', 'code', 'strike-through', 'underline', 'sub', 'sup', 'highlight'],
  annotations: {link: {href: 'string', title: 'string'}},
  blockObjects: {
    code: {language: 'string', meta: 'string', code: 'string'},
    image: {src: 'string', alt: 'string', title: 'string'},
    'horizontal-rule': {},
    html: {html: 'string'},
    table: {headerRows: 'number', alignment: 'json', rows: 'rows'},
    callout: {tone: 'string', content: 'portableText'},
    blockquote: {content: 'portableText'},
    list: {kind: 'string', start: 'number', spread: 'boolean', items: 'items'},
    'footnote-definition': {identifier: 'string', label: 'string', content: 'portableText'},
    'front-matter': {format: 'string', value: 'string'},
  },
  inlineObjects: {
    image: {src: 'string', alt: 'string', title: 'string'},
    html: {html: 'string'},
    'footnote-reference': {identifier: 'string', label: 'string'},
  },
}

/** The types of the content model. A test checks that they match the schema. */
export const contentTypes: KnownTypes = {
  styles,
  lists: listItems,
  decorators,
  annotations: {
    link: {href: 'string'},
    internalLink: {reference: 'reference'},
    citation: {source: 'reference'},
  } satisfies Record<Annotation, FieldTable>,
  blockObjects: {
    figure: {
      image: 'image',
      alt: 'string',
      isDecorative: 'boolean',
      caption: 'string',
      credit: 'string',
      licence: 'json',
    },
    callout: {tone: 'string', content: 'portableText'},
    benefitList: {benefits: 'references', layout: 'string'},
    regionGuide: {items: {objects: {region: 'reference', focus: 'string'}}},
    caveatNotice: {caveat: 'reference'},
    table: {caption: 'string', rows: 'textRows'},
  } satisfies Record<BlockObject, FieldTable>,
  inlineObjects: {},
}

/** Joins several tables. If two types have the same name, the first one counts. */
export function joinTypes(...tables: readonly KnownTypes[]): KnownTypes {
  const names = (of: (table: KnownTypes) => readonly string[]): string[] => [...new Set(tables.flatMap(of))]
  const types = (of: (table: KnownTypes) => Readonly<Record<string, FieldTable>>): Record<string, FieldTable> =>
    Object.assign({}, ...tables.map(of).toReversed())
  return {
    styles: names(({styles}) => styles),
    lists: names(({lists}) => lists),
    decorators: names(({decorators}) => decorators),
    annotations: types(({annotations}) => annotations),
    blockObjects: types(({blockObjects}) => blockObjects),
    inlineObjects: types(({inlineObjects}) => inlineObjects),
  }
}

/**
 * Returns the types of a schema, from its definitions as `defineType` returns them.
 *
 * @param portableText - the definition of the array that contains the blocks
 * @param definitions - the definitions of the types that the array refers to
 */
export function knownTypesOf(portableText: unknown, definitions: readonly unknown[]): KnownTypes {
  const byName = new Map(definitions.filter(isRecord).map((definition) => [String(definition['name']), definition]))
  const resolve = (member: Definition): Definition =>
    Array.isArray(member['fields']) || member['type'] === 'block'
      ? member
      : (byName.get(String(member['type'])) ?? member)
  const kindOf = (field: Definition): FieldKind => {
    const simple = simpleKinds[String(field['type'])]
    if (simple !== undefined) return simple
    const array = field['type'] === 'array' ? field : resolve(field)
    if (array['type'] !== 'array') return 'json'
    const members = recordsIn(array['of'])
    if (members.some(({type}) => type === 'block')) return 'portableText'
    if (members.length > 0 && members.every(({type}) => type === 'reference')) return 'references'
    const [member] = members.map(resolve)
    if (member === undefined || members.length > 1 || !Array.isArray(member['fields'])) return 'json'
    return isTextRow(member) ? 'textRows' : {objects: fieldsOf(member)}
  }
  const fieldsOf = (definition: Definition): FieldTable =>
    Object.fromEntries(recordsIn(definition['fields']).map((field) => [String(field['name']), kindOf(field)]))
  const table = (members: readonly Definition[]): Record<string, FieldTable> =>
    Object.fromEntries(members.map((member) => [nameOf(member), fieldsOf(resolve(member))]))
  const members = isRecord(portableText) ? recordsIn(portableText['of']) : []
  const block: Definition = members.find(({type}) => type === 'block') ?? {}
  const marks: Definition = isRecord(block['marks']) ? block['marks'] : {}
  return {
    styles: valuesOf(block['styles']),
    lists: valuesOf(block['lists']),
    decorators: valuesOf(marks['decorators']),
    annotations: table(recordsIn(marks['annotations'])),
    blockObjects: table(members.filter(({type}) => type !== 'block')),
    inlineObjects: table(recordsIn(block['of'])),
  }
}

type Definition = Readonly<Record<string, unknown>>

const simpleKinds: Readonly<Record<string, FieldKind>> = {
  string: 'string',
  text: 'string',
  url: 'string',
  date: 'string',
  datetime: 'string',
  email: 'string',
  number: 'number',
  boolean: 'boolean',
  reference: 'reference',
  image: 'image',
}

/** Whether an object is a row of text cells: its only field is an array of strings called `cells`. */
function isTextRow({fields}: Definition): boolean {
  const [cells, ...others] = recordsIn(fields)
  return (
    others.length === 0 && cells?.['name'] === 'cells' && recordsIn(cells['of']).every(({type}) => type === 'string')
  )
}

function nameOf(definition: Definition): string {
  return String(definition['name'] ?? definition['type'])
}

function valuesOf(list: unknown): string[] {
  return recordsIn(list).flatMap(({value}) => (typeof value === 'string' ? [value] : []))
}
