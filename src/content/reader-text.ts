import {documentTypes, objectTypes} from '../../schemas/index.ts'
import {readings, type Reading} from '../../schemas/fields/reading.ts'
import {isRecord, recordsIn, type SanityDocument} from './document.ts'
import {segmentOf, type Path} from './path.ts'
import {blockText} from './portable-text.ts'
import {refsOf} from './references.ts'

/*
 * Every text of a document that a reader sees. The schema says which fields those are: see `schemas/fields/reading.ts`.
 */

/** A text as a reader sees it: a field, a cell, or a block with all its spans. */
export interface ReaderText {
  readonly text: string
  readonly path: Path
  /** Who speaks. See `Reading`. */
  readonly voice: Exclude<Reading, 'none'> | 'own'
  /** The style of a block of prose, such as `blockquote`. */
  readonly style?: string
  /** Whether the text can carry citations. Fields of plain text cannot. */
  readonly canCite: boolean
  /** Ids of the sources that are cited for it: in its block, or beside the field. */
  readonly sources: readonly string[]
}

/** Yields every text that readers see, in the order of the schema. */
export function* readerTexts(document: SanityDocument): Generator<ReaderText> {
  const fields = documentFields.get(document._type)
  if (fields !== undefined) yield* inFields(document, fields, [], 'own')
}

/** What the schema says of a value, as far as texts are concerned. */
type Shape =
  | {readonly kind: 'text'}
  | {readonly kind: 'block'}
  | {readonly kind: 'object'; readonly fields: () => readonly Field[]}
  | {readonly kind: 'array'; readonly of: () => ReadonlyMap<string, Shape>; readonly only: () => Shape | undefined}

interface Field {
  readonly name: string
  readonly shape: Shape
  readonly voice: ReaderText['voice'] | undefined
}

/** As much of a schema definition as is read here. */
interface Definition {
  readonly name?: string
  readonly type: string
  readonly fields?: readonly Definition[]
  readonly of?: readonly Definition[]
  readonly options?: {readonly reading?: Reading; readonly list?: unknown}
}

const objects: ReadonlyMap<string, Definition> = new Map(objectTypes.map((type) => [type.name, toDefinition(type)]))

const documentFields: ReadonlyMap<string, readonly Field[]> = new Map(
  documentTypes.map((type) => [type.name, fieldsOf(toDefinition(type))]),
)

function fieldsOf({fields = []}: Definition): readonly Field[] {
  return fields.flatMap((field) => {
    const shape = shapeOf(field)
    const reading = field.options?.reading
    if (shape === undefined || reading === 'none') return []
    return [{name: field.name ?? '', shape, voice: reading}]
  })
}

/** The shape of a field or of a member of a list. Undefined if it holds no text. */
function shapeOf(definition: Definition): Shape | undefined {
  const {type, options} = definition
  switch (type) {
    case 'string':
    case 'text':
      return options?.list === undefined ? {kind: 'text'} : undefined
    case 'block':
      return {kind: 'block'}
    case 'array':
      return arrayOf(definition)
    case 'object':
    case 'image':
    case 'file':
      return objectOf(definition)
    default: {
      const named = objects.get(type)
      if (named === undefined) return undefined
      return named.type === 'array' ? arrayOf(named) : objectOf(named)
    }
  }
}

function arrayOf({of = []}: Definition): Shape {
  const shapes = once(
    () =>
      new Map(
        of.flatMap((member) => {
          const shape = shapeOf(member)
          return shape === undefined || member.options?.reading === 'none'
            ? []
            : [[member.name ?? member.type, shape] as const]
        }),
      ),
  )
  return {kind: 'array', of: shapes, only: () => (shapes().size === 1 ? [...shapes().values()][0] : undefined)}
}

function objectOf(definition: Definition): Shape {
  return {kind: 'object', fields: once(() => fieldsOf(definition))}
}

/** Types may hold themselves, so what is inside is looked at when it is needed. */
function once<Value>(make: () => Value): () => Value {
  let made: {readonly value: Value} | undefined
  return () => (made ??= {value: make()}).value
}

function* inFields(
  value: Readonly<Record<string, unknown>>,
  fields: readonly Field[],
  path: Path,
  voice: ReaderText['voice'],
): Generator<ReaderText> {
  const beside = refsOf(value['source'])
  for (const field of fields) {
    const inside = value[field.name]
    if (inside !== undefined) yield* inShape(inside, field.shape, [...path, field.name], field.voice ?? voice, beside)
  }
}

function* inShape(
  value: unknown,
  shape: Shape,
  path: Path,
  voice: ReaderText['voice'],
  sources: readonly string[],
): Generator<ReaderText> {
  switch (shape.kind) {
    case 'text':
      if (typeof value === 'string' && value !== '') yield {text: value, path, voice, canCite: false, sources}
      return
    case 'block': {
      if (!isRecord(value)) return
      const text = blockText(value)
      const {style} = value
      if (text !== '')
        yield {
          text,
          path,
          voice,
          canCite: true,
          sources: citedIn(value),
          ...(typeof style === 'string' ? {style} : {}),
        }
      return
    }
    case 'object':
      if (isRecord(value)) yield* inFields(value, shape.fields(), path, voice)
      return
    case 'array':
      if (!Array.isArray(value)) return
      for (const [index, member] of value.entries()) {
        const type = typeof member === 'string' ? 'string' : isRecord(member) ? member['_type'] : undefined
        const inside = (typeof type === 'string' ? shape.of().get(type) : undefined) ?? shape.only()
        if (inside !== undefined) yield* inShape(member, inside, [...path, segmentOf(member, index)], voice, sources)
      }
  }
}

/** The sources that a block cites: only citations that mark some of its words count. */
function citedIn(block: Readonly<Record<string, unknown>>): string[] {
  const definitions = recordsIn(block['markDefs']).filter((definition) => definition['_type'] === 'citation')
  if (definitions.length === 0) return []
  const used = new Set(
    recordsIn(block['children']).flatMap(({marks}) => (Array.isArray(marks) ? marks.map(String) : [])),
  )
  return definitions.filter(({_key: key}) => used.has(String(key))).flatMap(({source}) => refsOf(source))
}

/** Narrows a schema definition to what is read here. */
function toDefinition(type: unknown): Definition {
  if (!isRecord(type)) return {type: ''}
  const {name, fields, of, options} = type
  const reading = isRecord(options) ? options['reading'] : undefined
  const list = isRecord(options) ? options['list'] : undefined
  return {
    type: String(type['type']),
    ...(typeof name === 'string' ? {name} : {}),
    ...(Array.isArray(fields) ? {fields: fields.map(toDefinition)} : {}),
    ...(Array.isArray(of) ? {of: of.map(toDefinition)} : {}),
    options: {
      ...(isReading(reading) ? {reading} : {}),
      ...(list === undefined ? {} : {list}),
    },
  }
}

function isReading(value: unknown): value is Reading {
  return readings.some((reading) => reading === value)
}
