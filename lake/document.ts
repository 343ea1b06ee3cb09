import {isRecord, type SanityDocument} from '../src/content/document.ts'

/** A document as the lake keeps it: with the revision and the times that the lake gives it. */
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

/** Reads a document's stored text. @throws {Error} if the database holds something else, which is damage */
export function parseDocument(text: string): LakeDocument {
  const value: unknown = JSON.parse(text)
  if (!isLakeDocument(value)) throw new Error('Cannot read a stored document, the database is damaged')
  return value
}

/**
 * A document's stored text. `_id` stands first, so that a perspective can give the text another id without parsing it
 * (`withId`).
 */
export function textOf(document: LakeDocument): string {
  const known = texts.get(document)
  if (known !== undefined) return known
  const {_id, _type, _rev, _createdAt, _updatedAt, ...fields} = document
  const text = JSON.stringify({_id, _type, _rev, _createdAt, _updatedAt, ...fields})
  texts.set(document, text)
  return text
}

/** A stored text with the id a perspective shows, and the stored id beside it as `_originalId`. */
export function withId(text: string, id: string, originalId: string): string {
  const start = `{"_id":${JSON.stringify(originalId)}`
  return `{"_id":${JSON.stringify(id)},"_originalId":${JSON.stringify(originalId)}${text.slice(start.length)}`
}

/** Documents never change, so their text is made once. */
const texts = new WeakMap<LakeDocument, string>()
