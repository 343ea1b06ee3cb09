import type {VFileMessage} from 'vfile-message'
import {compareText} from './compare.ts'
import {createDerived, type Derived} from './derived.ts'
import type {DocumentOf, DocumentType, SanityDocument} from './document.ts'
import {isDocumentOf} from './document.ts'
import {referencesIn, type ReferenceUse} from './references.ts'

/** Where something was read, with what its reader found wrong there. A VFile that nobody adds to any more. */
export interface ReadFile {
  readonly path: string
  readonly data: Readonly<Record<string, unknown>>
  readonly messages: readonly VFileMessage[]
}

/** A document of a snapshot, and where it was read. */
export interface Entry<Document extends SanityDocument = SanityDocument> {
  readonly id: string
  readonly type: string
  readonly document: Document
  readonly file: ReadFile
}

/** A picture or file of the dataset: its document's id, and how to get at the bytes. */
export interface Asset {
  readonly id: string
  readonly bytes: () => Promise<Uint8Array>
  /** Where the bytes are, for messages. */
  readonly origin: string
}

/** All content at one moment, read once and never changed: what rules and renderers look at. */
export interface Snapshot {
  /** Published documents by id, in the order of their ids. */
  readonly entries: ReadonlyMap<string, Entry>
  /** Published ids of which only a draft or a version exists, or exists too. */
  readonly unpublished: ReadonlySet<string>
  readonly assets: ReadonlyMap<string, Asset>
  /** Files of records that gave no document, with messages that say why. */
  readonly unreadable: readonly ReadFile[]
  /** Messages about the content as a whole. */
  readonly general: readonly ReadFile[]
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
  /** What follows from the content, computed when it is first asked for. */
  readonly derived: Derived
}

export interface SnapshotParts {
  readonly entries: Iterable<Entry>
  readonly unpublished?: ReadonlySet<string>
  readonly assets?: ReadonlyMap<string, Asset>
  readonly unreadable?: readonly ReadFile[]
  readonly general?: readonly ReadFile[]
  readonly unreadableIds?: ReadonlySet<string>
  readonly complete?: boolean
}

/** The entry of a document that was read without a problem. */
export function toEntry(document: SanityDocument, path: string = document._id): Entry {
  return {
    id: document._id,
    type: document._type,
    document,
    file: {path, data: {documentId: document._id, documentType: document._type}, messages: []},
  }
}

/** Makes a snapshot of documents: sorted by id, with references indexed both ways. */
export function createSnapshot({entries, ...parts}: SnapshotParts): Snapshot {
  const sorted = [...entries].toSorted((a, b) => compareText(a.id, b.id))
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
  const snapshot: Omit<Snapshot, 'derived'> = {
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
  return {...snapshot, derived: createDerived(snapshot)}
}

function isEntryOf<Type extends DocumentType>(
  entry: Entry,
  type: Type,
): entry is Entry<SanityDocument & DocumentOf<Type>> {
  return isDocumentOf(entry.document, type)
}
