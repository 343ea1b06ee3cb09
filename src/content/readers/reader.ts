import type {VFile} from 'vfile'
import type {Asset} from '../snapshot.ts'
import type {SanityDocument} from '../document.ts'

/** What a source gives for one document: its file with messages, and the document if it could be read. */
export interface ReadRecord {
  readonly file: VFile
  readonly document?: SanityDocument
  /** The id of a document that could not be read, where it is known all the same. */
  readonly id?: string
}

/** A place documents come from. It is read once, from start to end, and closed. */
export interface Reader {
  /** What people call it in messages: a path, or the name of a dataset. */
  readonly name: string
  readonly records: () => AsyncIterable<ReadRecord>
  /**
   * The assets found, by the ids of their documents; complete once all records were read.
   * @param documents - the asset documents among the records: they say where bytes are that came without a file
   */
  readonly assets: (documents: readonly SanityDocument[]) => Promise<ReadonlyMap<string, Asset>>
  readonly close: () => Promise<void>
}

/** A source that cannot be opened at all: the command was called wrongly. */
export class ReadError extends Error {
  override readonly name = 'SourceError'
}
