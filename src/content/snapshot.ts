import {compareText} from './compare.ts'
import type {DocumentOf, DocumentType, SanityDocument} from './document.ts'
import {isDocumentOf, slugOf, stringsIn, titleOf} from './document.ts'
import type {Entry, ReadFile} from './entry.ts'
import {referencesIn, type ReferenceUse} from './references.ts'

/** An image or file of the content: the id of its document, and a function that reads its bytes. */
export interface Asset {
  readonly id: string
  readonly bytes: () => Promise<Uint8Array>
  /** Where the bytes are, for messages. */
  readonly origin: string
  /** Changes when the bytes may have. Without it, the id tells. */
  readonly stamp?: string
}

/** All content at one moment. It is read once and never changes; rules and renderers work on it. */
export interface Snapshot {
  /** Published documents by id, sorted by id. */
  readonly entries: ReadonlyMap<string, Entry>
  /** Published ids of drafts and versions, whether or not a published document exists too. */
  readonly unpublished: Membership
  readonly assets: Pick<ReadonlyMap<string, Asset>, 'get' | 'has'>
  /** Ids of documents that exist but could not be used: unreadable, or one of several with the same id. */
  readonly unreadableIds: Membership
  readonly get: (id: string) => Entry | undefined
  readonly ofType: <Type extends DocumentType>(type: Type) => ReadonlyArray<Entry<SanityDocument & DocumentOf<Type>>>
  /** Returns the references in a document, in document order. */
  readonly referencesOf: (id: string) => readonly ReferenceUse[]
  /** Returns the ids of documents that refer to a document, sorted: all, or those of one type. */
  readonly referrersOf: (id: string, type?: DocumentType) => readonly string[]
  /** Returns the ids of the documents of a type that have a slug, whatever its case, sorted. */
  readonly holdersOf: (type: string, slug: string) => readonly string[]
  /** Returns the ids of the documents of a type that had a slug before, whatever its case, sorted. */
  readonly formerHoldersOf: (type: string, slug: string) => readonly string[]
  /** The titles of all documents of a type, sorted by id. */
  readonly titlesOf: (type: DocumentType) => ReadonlyArray<{readonly id: string; readonly title: string}>
}

interface Membership {
  readonly has: (id: string) => boolean
}

/** All content that a reader read, and what was wrong with it. */
export interface WholeSnapshot extends Snapshot {
  readonly unpublished: ReadonlySet<string>
  readonly assets: ReadonlyMap<string, Asset>
  /** Files of records without a usable document, with messages that say why. */
  readonly unreadable: readonly ReadFile[]
  /** Messages about the content as a whole. */
  readonly general: readonly ReadFile[]
  readonly unreadableIds: ReadonlySet<string>
  /** False if something could not be read and not even its id is known. */
  readonly complete: boolean
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

/** Makes a snapshot of documents: sorted by id, with references indexed both ways. */
export function createSnapshot({entries, ...parts}: SnapshotParts): WholeSnapshot {
  const sorted = [...entries].toSorted((a, b) => compareText(a.id, b.id))
  const byDocumentId = new Map(sorted.map((entry) => [entry.id, entry]))
  const byType = Map.groupBy(sorted, (entry) => entry.type)
  const incoming = new Map<string, string[]>()
  for (const {id, document} of sorted) {
    for (const ref of refsIn(document)) {
      const referrers = incoming.get(ref)
      if (referrers === undefined) incoming.set(ref, [id])
      else referrers.push(id)
    }
  }
  // Paths take more memory than everything else. They are computed on demand, and only the latest result is cached.
  let latest: {readonly id: string; readonly uses: readonly ReferenceUse[]} | undefined
  const referencesOf = (id: string): readonly ReferenceUse[] => {
    if (latest?.id === id) return latest.uses
    const document = byDocumentId.get(id)?.document
    latest = {id, uses: document === undefined ? [] : referencesIn(document)}
    return latest.uses
  }
  const slugs = lazy(() => Map.groupBy(sorted.flatMap(slugKeys), ({at}) => at))
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
    referrersOf: (id, type) => {
      const all = incoming.get(id) ?? []
      return type === undefined ? all : all.filter((referrer) => byDocumentId.get(referrer)?.type === type)
    },
    holdersOf: (type, slug) => (slugs().get(slugKey('slug', type, slug)) ?? []).map(({id}) => id),
    formerHoldersOf: (type, slug) => (slugs().get(slugKey('former', type, slug)) ?? []).map(({id}) => id),
    titlesOf: (type) => (byType.get(type) ?? []).map(({id, document}) => ({id, title: titleOf(document)})),
  }
}

/** The ids that documents refer to. Studio makes a snapshot for each letter that somebody types, of documents that stay. */
const knownRefs = new WeakMap<SanityDocument, readonly string[]>()

function refsIn(document: SanityDocument): readonly string[] {
  const known = knownRefs.get(document)
  if (known !== undefined) return known
  const refs = [...new Set(referencesIn(document).map((use) => use.ref))]
  knownRefs.set(document, refs)
  return refs
}

/** Where a document is found by its slugs. */
export function slugKeys({id, type, document}: Pick<Entry, 'id' | 'type' | 'document'>) {
  const slug = slugOf(document)
  return [
    ...(slug === undefined ? [] : [slugKey('slug', type, slug)]),
    ...new Set(stringsIn(document['previousSlugs']).map((former) => slugKey('former', type, former))),
  ].map((at) => ({at, id}))
}

/** Slugs that differ only in case or Unicode form would be the same file on many systems. */
export function slugKey(which: 'slug' | 'former', type: string, slug: string): string {
  return `${which}/${type}/${slug.normalize('NFC').toLowerCase()}`
}

function lazy<Value extends object>(make: () => Value): () => Value {
  let value: Value | undefined
  return () => (value ??= make())
}

function isEntryOf<Type extends DocumentType>(
  entry: Entry,
  type: Type,
): entry is Entry<SanityDocument & DocumentOf<Type>> {
  return isDocumentOf(entry.document, type)
}
