import type {AllSanitySchemaTypes} from './sanity.types.ts'

/** A document as it was read: an id, a type, and fields that have not been checked yet. */
export interface SanityDocument {
  readonly _id: string
  readonly _type: string
  readonly [field: string]: unknown
}

/** The documents of one type of the schema. */
export type DocumentOf<Type extends string> = Extract<AllSanitySchemaTypes, {_id: string; _type: Type}>
export type DocumentType = Extract<AllSanitySchemaTypes, {_id: string; _type: string}>['_type']

/** The document types that editors write. */
export type ContentType = Exclude<DocumentType, `sanity.${string}`>

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function isSanityDocument(value: unknown): value is SanityDocument {
  return isRecord(value) && typeof value['_id'] === 'string' && typeof value['_type'] === 'string'
}

export function isNonEmptyString(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== ''
}

/**
 * Whether a document has a type. The narrowed type says what its fields may hold, each optional. It promises no more than
 * the schema check enforces.
 */
export function isDocumentOf<Type extends DocumentType>(
  document: SanityDocument,
  type: Type,
): document is SanityDocument & DocumentOf<Type> {
  return document._type === type
}

/** Returns the members of a list field that are objects. The schema check reports anything else. */
export function recordsIn(value: unknown): ReadonlyArray<Readonly<Record<string, unknown>>> {
  return Array.isArray(value) ? value.filter(isRecord) : []
}

export function stringsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter(isNonEmptyString) : []
}

/** The `current` of a slug field, if it is text. */
export function slugOf(document: SanityDocument): string | undefined {
  const slug = document['slug']
  return isRecord(slug) && typeof slug['current'] === 'string' ? slug['current'] : undefined
}

/** Returns a document's title for people: its `title`, `name` or `publisher`, else its id. */
export function titleOf(document: SanityDocument): string {
  const named = [document['title'], document['name'], document['publisher']].find(isNonEmptyString)
  return named?.trim() ?? document._id
}
