import type {MutationEvent, SanityClient} from '@sanity/client'
import {toEntry, type Entry} from '../src/content/entry.ts'
import {createSnapshot, type Snapshot} from '../src/content/snapshot.ts'
import {isRecord, isSanityDocument, recordsIn, type SanityDocument} from '../src/content/document.ts'
import {publishedIdOf} from '../src/content/ids.ts'
import type {PictureReading} from '../src/checks/rule.ts'
import {pictureFromId} from '../src/pictures/picture.ts'

/**
 * Creates a function that has the published documents for the rules. It reads them once and then follows their changes, so
 * that nothing is read while an editor types. In its snapshot, the edited document replaces the published one.
 */
export function createPublishedSnapshots() {
  let following: {readonly client: SanityClient; readonly followed: Promise<Followed>} | undefined

  const forget = (): void => {
    const last = following
    following = undefined
    last?.followed.then(({end}) => end()).catch(() => {})
  }

  const followed = (client: SanityClient, types: readonly string[]): Promise<Followed> => {
    if (following !== undefined && isSame(following.client, client)) return following.followed
    forget()
    const fresh = follow(client, types, forget)
    following = {client, followed: fresh}
    // A failed read is not kept, so the next call tries again.
    fresh.catch(() => {
      if (following?.followed === fresh) following = undefined
    })
    return fresh
  }

  const snapshotOf = async (
    client: SanityClient,
    types: readonly string[],
    edited: SanityDocument,
  ): Promise<PublishedSnapshot> => {
    const {entries, drafts, assets} = await followed(client, types)
    const entry = toEntry(edited)
    const others = [...entries.values()].filter(({id}) => id !== edited._id)
    const snapshot = createSnapshot({
      entries: [...others, entry],
      unpublished: drafts,
      assets: new Map([...assets.keys()].map((id) => [id, {id, origin: id, bytes: async () => new Uint8Array()}])),
    })
    const readingOf = (id: string): PictureReading => ({
      facts: pictureFromId(id),
      tells: assets.get(id)?.tellsPlace === true ? ['place'] : [],
    })
    return {snapshot, entry, readingOf}
  }
  // For whoever knows that something was published a moment ago.
  return Object.assign(snapshotOf, {forget})
}

function isSame(one: SanityClient, other: SanityClient): boolean {
  const [a, b] = [one.config(), other.config()]
  return one === other || (a.projectId === b.projectId && a.dataset === b.dataset && a.apiHost === b.apiHost)
}

/** The published documents as rules need them, with the one in the form in its place. */
interface PublishedSnapshot {
  readonly snapshot: Snapshot
  readonly entry: Entry
  /** What is known of pictures from their documents. Nobody reads their bytes here. */
  readonly readingOf: (assetId: string) => PictureReading
}

/** What is published, kept current. */
interface Followed {
  readonly entries: Map<string, Entry>
  /** The published ids of drafts. */
  readonly drafts: Set<string>
  readonly assets: Map<string, {readonly tellsPlace: boolean}>
  readonly end: () => void
}

/** Reads everything and follows it. If the connection breaks, it is given up, and whoever needs it next reads again. */
async function follow(client: SanityClient, types: readonly string[], giveUp: () => void): Promise<Followed> {
  const waiting: MutationEvent[] = []
  let take = (event: MutationEvent): void => void waiting.push(event)
  const welcomed = Promise.withResolvers<void>()
  const onError = (error: unknown): void => {
    welcomed.reject(error)
    giveUp()
  }
  const changes = client
    .listen(
      publishedDocuments,
      {types: [...types, ...assetTypes]},
      {includeResult: true, events: ['welcome', 'mutation', 'reconnect']},
    )
    .subscribe({
      next: (event) => {
        if (event.type === 'mutation') take(event)
        if (event.type === 'welcome') welcomed.resolve()
        if (event.type === 'reconnect') giveUp()
      },
      error: onError,
    })
  // Of drafts only their ids matter: somebody types in them.
  changes.add(
    client
      .listen(draftDocuments, {types}, {includeResult: false, events: ['mutation']})
      .subscribe({next: (event) => take(event), error: onError}),
  )
  try {
    await welcomed.promise
    const {documents, drafts, assets} = await load(client, types)
    const state: Followed = {
      entries: new Map(documents.map((document) => [document._id, toEntry(document)])),
      drafts: new Set(drafts),
      assets: new Map(assets.map(({id, tellsPlace}) => [id, {tellsPlace}])),
      end: () => changes.unsubscribe(),
    }
    take = (event) => applyEvent(state, event, types)
    for (const event of waiting) take(event)
    return state
  } catch (error) {
    changes.unsubscribe()
    throw error
  }
}

function applyEvent({entries, drafts, assets}: Followed, event: MutationEvent, types: readonly string[]): void {
  const {documentId: id, transition, result} = event
  const published = publishedIdOf(id)
  if (published !== id) {
    if (!id.startsWith('drafts.')) return
    if (transition === 'disappear') drafts.delete(published)
    else drafts.add(published)
    return
  }
  if (transition === 'disappear') {
    entries.delete(id)
    assets.delete(id)
  } else if (isSanityDocument(result)) {
    if (types.includes(result._type)) entries.set(id, toEntry(shortened(result)))
    else if (assetTypes.includes(result._type)) assets.set(id, {tellsPlace: tellsPlace(result)})
  }
}

/** A document as `query` reads it. */
function shortened(document: SanityDocument): SanityDocument {
  const {body} = document
  const blocks: readonly unknown[] | undefined = Array.isArray(body) ? body : undefined
  return {
    ...document,
    ...(blocks === undefined ? {} : {body: blocks.flatMap(shortenedBlock)}),
    takeaways: null,
    seo: null,
  }
}

/** Blocks that refer to nothing are left out. */
function shortenedBlock(block: unknown): unknown[] {
  if (!isRecord(block)) return []
  return block['_type'] === 'block' && recordsIn(block['markDefs']).length === 0 ? [] : [{...block, children: []}]
}

function tellsPlace({metadata}: SanityDocument): boolean {
  return isRecord(metadata) && (metadata['location'] !== undefined || metadata['exif'] !== undefined)
}

interface Loaded {
  readonly documents: readonly SanityDocument[]
  readonly drafts: ReadonlySet<string>
  readonly assets: ReadonlyArray<{readonly id: string; readonly tellsPlace: boolean}>
}

const assetTypes: readonly string[] = ['sanity.imageAsset', 'sanity.fileAsset']

const publishedDocuments = '*[_type in $types && !(_id in path("drafts.**")) && !(_id in path("versions.**"))]'
const draftDocuments = '*[_type in $types && _id in path("drafts.**")]'

/**
 * Reads what rules need from other documents. It leaves out the text of articles, but keeps their references.
 */
const query = /* groq */ `{
  "documents": *[_type in $types && !(_id in path("drafts.**")) && !(_id in path("versions.**"))]{
    ...,
    "body": body[_type != "block" || count(markDefs) > 0]{..., "children": []},
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
