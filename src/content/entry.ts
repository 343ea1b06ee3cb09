import type {VFileMessage} from 'vfile-message'
import type {SanityDocument} from './document.ts'

/** The file that something was read from, with its reader's messages. It is a VFile that no longer changes. */
export interface ReadFile {
  readonly path: string
  readonly data: Readonly<Record<string, unknown>>
  readonly messages: readonly VFileMessage[]
}

/** A document of a snapshot, with the file it was read from. */
export interface Entry<Document extends SanityDocument = SanityDocument> {
  readonly id: string
  readonly type: string
  readonly document: Document
  readonly file: ReadFile
}

/** Makes the entry of a document that was read without a problem. */
export function toEntry(document: SanityDocument, path: string = document._id): Entry {
  return {
    id: document._id,
    type: document._type,
    document,
    file: {path, data: {documentId: document._id, documentType: document._type}, messages: []},
  }
}
