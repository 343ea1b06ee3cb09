import type {VFile} from 'vfile'
import type {Asset} from '../snapshot.ts'
import type {SanityDocument} from '../document.ts'

/** The result of reading one document: its file with messages, and the document if it could be read. */
export interface ReadRecord {
  readonly file: VFile
  readonly document?: SanityDocument
  /** The id if it is known, even if the document could not be read. Empty if the record is for no document at all. */
  readonly id?: string
}

/** Reads documents from one place. It is used once, from start to end, and then closed. */
export interface Reader {
  /** Its name in messages: a path, or the name of a dataset. */
  readonly name: string
  readonly records: () => AsyncIterable<ReadRecord>
  /**
   * Returns the assets by the ids of their documents. They are complete only after all records were read.
   * @param documents - the asset documents among the records, which locate the bytes of assets that have no file
   */
  readonly assets: (documents: readonly SanityDocument[]) => Promise<ReadonlyMap<string, Asset>>
  readonly close: () => Promise<void>
  /** What tells whether documents have changed, if that is known without reading them. */
  readonly revisions?: Revisions
  /** The folder that it reads, if it reads one. What is in it can be found again without reading all of it. */
  readonly folder?: string
}

/** Which documents there are, and which revision of each. */
export interface Revisions {
  /** @throws {Error} if it cannot be read. `describe` turns the error into a record */
  readonly list: () => AsyncIterable<{readonly id: string; readonly revision: string}>
  /** Reads some documents. Those that are no longer there are left out. */
  readonly read: (ids: readonly string[]) => AsyncIterable<ReadRecord>
  readonly describe: (error: unknown) => ReadRecord
  /** The revision of a document that was read. Empty if it is not known. */
  readonly of: (document: SanityDocument) => string
}

/** Thrown if content cannot be opened at all, because a command was called with wrong options or settings. */
export class ReadError extends Error {
  override readonly name = 'ReadError'
}
