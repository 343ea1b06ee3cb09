import type {SanityClient} from '@sanity/client'
import {toEntry, type Entry} from '../src/content/entry.ts'
import {createSnapshot, type Snapshot} from '../src/content/snapshot.ts'
import {isSanityDocument, isRecord, type SanityDocument} from '../src/content/document.ts'
import {publishedIdOf} from '../src/content/ids.ts'
import type {PictureReading} from '../src/checks/rule.ts'
import {pictureFromId} from '../src/pictures/picture.ts'

/**
 * Creates a function that reads the published documents for the rules. It caches them for a few seconds. In its
 * snapshot, the edited document replaces the published one.
 */
export function createPublishedSnapshots() {
  let loading: {readonly at: number; readonly loaded: Promise<Loaded>} | undefined

  const loaded = (client: SanityClient, types: readonly string[]): Promise<Loaded> => {
    const now = Date.now()
    if (loading !== undefined && now - loading.at < freshFor) return loading.loaded
    const fresh = load(client, types)
    loading = {at: now, loaded: fresh}
    // A failed read is not cached, so the next call tries again.
    fresh.catch(() => {
      loading = undefined
    })
    return fresh
  }

  const snapshotOf = async (
    client: SanityClient,
    types: readonly string[],
    edited: SanityDocument,
  ): Promise<PublishedSnapshot> => {
    const {documents, drafts, assets} = await loaded(client, types)
    const entry = toEntry(edited)
    const others = documents.filter(({_id: id}) => id !== edited._id).map((document) => toEntry(document))
    const snapshot = createSnapshot({
      entries: [...others, entry],
      unpublished: drafts,
      assets: new Map(assets.map(({id}) => [id, {id, origin: id, bytes: async () => new Uint8Array()}])),
    })
    const telling = new Set(assets.flatMap(({id, tellsPlace}) => (tellsPlace ? [id] : [])))
    const readingOf = (id: string): PictureReading => ({
      facts: pictureFromId(id),
      tells: telling.has(id) ? ['place'] : [],
    })
    return {snapshot, entry, readingOf}
  }
  // For whoever knows that something was published a moment ago.
  return Object.assign(snapshotOf, {
    forget: (): void => {
      loading = undefined
    },
  })
}

/** The published documents as rules need them, with the one in the form in its place. */
interface PublishedSnapshot {
  readonly snapshot: Snapshot
  readonly entry: Entry
  /** What is known of pictures from their documents. Nobody reads their bytes here. */
  readonly readingOf: (assetId: string) => PictureReading
}

interface Loaded {
  readonly documents: readonly SanityDocument[]
  readonly drafts: ReadonlySet<string>
  readonly assets: ReadonlyArray<{readonly id: string; readonly tellsPlace: boolean}>
}

/** The documents are read again after this many milliseconds. */
const freshFor = 10_000

/**
 * Reads what rules need from other documents. It leaves out the text of articles, but keeps their references.
 */
const query = /* groq */ `{
  "documents": *[_type in $types && !(_id in path("drafts.**")) && !(_id in path("versions.**"))]{
    ...,
    "body": body[]{..., "children": []},
    "takeaways": null,
    "seo": null
  },
  "drafts": *[_type in $types && _id in path("drafts.**")]._id,
  "assets": *[_type in ["sanity.imageAsset", "sanity.fileAsset"]]{
    _id, "tellsPlace": defined(metadata.location) || defined(metadata.exif)
  }
}`

async function load(client: SanityClient, types: readonly string[]): Promise<Loaded> {
  const result: unknown = await client.fetch(query, {types}, {perspective: 'raw'})
  const {documents, drafts, assets} = isRecord(result) ? result : {}
  return {
    documents: listOf(documents).filter(isSanityDocument),
    drafts: new Set(textsOf(drafts).map(publishedIdOf)),
    assets: listOf(assets).flatMap((asset) =>
      isRecord(asset) && typeof asset['_id'] === 'string'
        ? [{id: asset['_id'], tellsPlace: asset['tellsPlace'] === true}]
        : [],
    ),
  }
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function textsOf(value: unknown): string[] {
  return listOf(value).filter((member) => typeof member === 'string')
}
