import type {VFile} from 'vfile'
import type {DocumentOf, DocumentType, SanityDocument} from './document.ts'
import {isDocumentOf} from './document.ts'
import {referencesIn, type ReferenceUse} from './references.ts'

/** A document of a dataset, with the file that carries its messages. */
export interface Entry<Document extends SanityDocument = SanityDocument> {
  readonly id: string
  readonly type: string
  readonly document: Document
  readonly file: VFile
}

/** A picture or file of the dataset: its document's id, and how to get at the bytes. */
export interface Asset {
  readonly id: string
  readonly bytes: () => Promise<Uint8Array>
  /** Where the bytes are, for messages. */
  readonly origin: string
}

/** Everything a source gave, read once and never changed: what rules and renderers look at. */
export interface Snapshot {
  /** Published documents by id, in the order of their ids. */
  readonly entries: ReadonlyMap<string, Entry>
  /** Published ids of which only a draft or a version exists, or exists too. */
  readonly unpublished: ReadonlySet<string>
  readonly assets: ReadonlyMap<string, Asset>
  /** Files of records that gave no document, with messages that say why. */
  readonly unreadable: readonly VFile[]
  /** Messages about the dataset as a whole. */
  readonly general: readonly VFile[]
  /** Ids that were in the source but could not be read whole. */
  readonly unreadableIds: ReadonlySet<string>
  /** False if something was unreadable of which not even the id is known. */
  readonly complete: boolean
  readonly get: (id: string) => Entry | undefined
  readonly ofType: <Type extends DocumentType>(type: Type) => ReadonlyArray<Entry<SanityDocument & DocumentOf<Type>>>
  /** References going out of a document, in document order. */
  readonly referencesOf: (id: string) => readonly ReferenceUse[]
  /** Ids of documents that refer to a document, sorted. */
  readonly referrersOf: (id: string) => readonly string[]
}

export interface SnapshotParts {
  readonly entries: Iterable<Entry>
  readonly unpublished?: ReadonlySet<string>
  readonly assets?: ReadonlyMap<string, Asset>
  readonly unreadable?: readonly VFile[]
  readonly general?: readonly VFile[]
  readonly unreadableIds?: ReadonlySet<string>
  readonly complete?: boolean
}

const byId = (a: {readonly id: string}, b: {readonly id: string}): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/** Makes a dataset of documents: sorted by id, with references indexed both ways. */
export const createSnapshot = ({entries, ...parts}: SnapshotParts): Snapshot => {
  const sorted = [...entries].toSorted(byId)
  const byDocumentId = new Map(sorted.map((entry) => [entry.id, entry]))
  const byType = Map.groupBy(sorted, (entry) => entry.type)
  const incoming = new Map<string, string[]>()
  for (const {id, document} of sorted) {
    for (const ref of new Set(referencesIn(document).map((use) => use.ref))) {
      const referrers = incoming.get(ref)
      if (referrers === undefined) incoming.set(ref, [id])
      else referrers.push(id)
    }
  }
  // Paths take more memory than all the rest: they are found again when asked for, and kept for the next question only.
  let latest: {readonly id: string; readonly uses: readonly ReferenceUse[]} | undefined
  const referencesOf = (id: string): readonly ReferenceUse[] => {
    if (latest?.id === id) return latest.uses
    const document = byDocumentId.get(id)?.document
    latest = {id, uses: document === undefined ? [] : referencesIn(document)}
    return latest.uses
  }
  return {
    entries: byDocumentId,
    unpublished: parts.unpublished ?? new Set(),
    assets: parts.assets ?? new Map(),
    unreadable: parts.unreadable ?? [],
    general: parts.general ?? [],
    unreadableIds: parts.unreadableIds ?? new Set(),
    complete: parts.complete ?? true,
    get: (id) => byDocumentId.get(id),
    ofType: (type) => (byType.get(type) ?? []).filter((entry) => isEntryOf(entry, type)),
    referencesOf,
    referrersOf: (id) => incoming.get(id) ?? [],
  }
}

export const isEntryOf = <Type extends DocumentType>(
  entry: Entry,
  type: Type,
): entry is Entry<SanityDocument & DocumentOf<Type>> => isDocumentOf(entry.document, type)
