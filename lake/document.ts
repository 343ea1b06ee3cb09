import {isRecord, type SanityDocument} from '../src/content/document.ts'

/** A document as the lake stores it, with the revision and the times that the lake sets. */
export interface LakeDocument extends SanityDocument {
  readonly _rev: string
  readonly _createdAt: string
  readonly _updatedAt: string
}

export function isLakeDocument(value: unknown): value is LakeDocument {
  return (
    isRecord(value) &&
    ['_id', '_type', '_rev', '_createdAt', '_updatedAt'].every((name) => typeof value[name] === 'string')
  )
}

/** Parses a document's stored text. @throws {Error} if it is not a document, because the database is damaged */
export function parseDocument(text: string): LakeDocument {
  const value: unknown = JSON.parse(text)
  if (!isLakeDocument(value)) throw new Error('Cannot read a stored document, the database is damaged')
  return value
}

/**
 * Parses a stored text for queries. groq-js asks each object for its `hasOwnProperty`, so a field of that name would end
 * every query that comes across it. The lake has refused such fields since; what was stored before is read without them.
 */
export function parseForQueries(text: string): unknown {
  return text.includes('"hasOwnProperty"')
    ? JSON.parse(text, (name, value: unknown) => (name === 'hasOwnProperty' ? undefined : value))
    : JSON.parse(text)
}

/**
 * Returns a document's stored text. `_id` comes first, so that a perspective can replace the id without parsing the
 * text (`withId`).
 */
export function textOf(document: LakeDocument): string {
  const known = texts.get(document)
  if (known !== undefined) return known
  const {_id, _type, _rev, _createdAt, _updatedAt, ...fields} = document
  const text = JSON.stringify({_id, _type, _rev, _createdAt, _updatedAt, ...fields})
  texts.set(document, text)
  return text
}

/** Returns a stored text with the id that a perspective shows. The stored id is added as `_originalId`. */
export function withId(text: string, id: string, originalId: string): string {
  const start = `{"_id":${JSON.stringify(originalId)}`
  return `{"_id":${JSON.stringify(id)},"_originalId":${JSON.stringify(originalId)}${text.slice(start.length)}`
}

/** The texts of documents. Documents are immutable, so each text is created once. */
const texts = new WeakMap<LakeDocument, string>()
