import {isRecord, recordsIn, type SanityDocument} from './document.ts'
import {segmentOf, type Path} from './path.ts'

/*
 * The names that editors may use in Portable Text. The schema offers them, `src/pages/tree/` has a handler for each, and
 * the rules `known-nodes` and `mark-definitions` report any other name. `tests/schema.test.ts` checks that the schema and
 * the handlers have them all.
 */
export const styles = ['normal', 'h2', 'h3', 'h4', 'blockquote'] as const
export const listItems = ['bullet', 'number'] as const
export const decorators = ['strong', 'em', 'code', 'strike-through'] as const
export const annotations = ['link', 'internalLink', 'citation'] as const
export const blockObjects = ['figure', 'callout', 'benefitList', 'regionGuide', 'caveatNotice', 'table'] as const

export type Style = (typeof styles)[number]
export type ListItem = (typeof listItems)[number]
export type Decorator = (typeof decorators)[number]
export type Annotation = (typeof annotations)[number]
export type BlockObject = (typeof blockObjects)[number]

/** The fields that hold Portable Text, by document type. */
export const portableTextFields: Readonly<Record<string, readonly string[]>> = {
  article: ['body'],
  benefit: ['explanation'],
  condition: ['overview'],
  therapy: ['overview'],
}

/** A member of a Portable Text array, of any type. */
export interface TextMember {
  readonly value: unknown
  readonly path: Path
  /** Whether it is inside a callout, where only prose is allowed. */
  readonly insideCallout: boolean
}

export interface BlockVisit {
  readonly block: Readonly<Record<string, unknown>>
  readonly path: Path
}

export interface MarkedRun {
  readonly definition: Readonly<Record<string, unknown>>
  readonly text: string
  readonly path: Path
}

/** Yields every member of every Portable Text array of a document, in document order, with the content of callouts. */
export function* textMembers(document: SanityDocument): Generator<TextMember> {
  for (const field of portableTextFields[document._type] ?? []) {
    yield* membersOf(document[field], [field], false)
  }
  for (const [list, field] of portableTextLists[document._type] ?? []) {
    for (const [index, member] of recordsIn(document[list]).entries()) {
      yield* membersOf(member[field], [list, segmentOf(member, index), field], false)
    }
  }
}

/** Yields every block of prose, in document order. */
export function* proseBlocks(document: SanityDocument): Generator<BlockVisit> {
  for (const {value, path} of textMembers(document)) {
    if (isRecord(value) && value['_type'] === 'block') yield {block: value, path}
  }
}

/** Yields every block object of a type, in document order. */
export function* objectsOfType(document: SanityDocument, type: BlockObject): Generator<BlockVisit> {
  for (const {value, path} of textMembers(document)) {
    if (isRecord(value) && value['_type'] === type) yield {block: value, path}
  }
}

/** Returns the text of a block without its marks. */
export function blockText(block: Readonly<Record<string, unknown>>): string {
  return recordsIn(block['children'])
    .map((child) => (typeof child['text'] === 'string' ? child['text'] : ''))
    .join('')
}

/** Returns the annotations of a block with the text of all spans that each one marks. */
export function annotatedRuns({block, path}: BlockVisit): MarkedRun[] {
  return recordsIn(block['markDefs']).flatMap((definition) => {
    const key = definition['_key']
    if (typeof key !== 'string') return []
    const text = recordsIn(block['children'])
      .filter((child) => Array.isArray(child['marks']) && child['marks'].includes(key))
      .map((child) => (typeof child['text'] === 'string' ? child['text'] : ''))
      .join('')
    return [{definition, text, path: [...path, 'markDefs', {_key: key}]}]
  })
}

/** Portable Text inside the members of a list, by document type: the list field, and the field in each member. */
const portableTextLists: Readonly<Record<string, readonly (readonly [list: string, field: string])[]>> = {
  newsletter: [['sections', 'text']],
}

function* membersOf(array: unknown, path: Path, insideCallout: boolean): Generator<TextMember> {
  if (!Array.isArray(array)) return
  for (const [index, value] of array.entries()) {
    const at = [...path, segmentOf(value, index)]
    yield {value, path: at, insideCallout}
    if (!insideCallout && isRecord(value) && value['_type'] === 'callout') {
      yield* membersOf(value['content'], [...at, 'content'], true)
    }
  }
}
