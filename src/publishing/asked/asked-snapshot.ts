import type {Ask} from '../../engine/ask.ts'
import {isDocumentOf, type DocumentOf, type DocumentType, type SanityDocument} from '../../content/document.ts'
import type {Entry} from '../../content/entry.ts'
import {referencesIn, type ReferenceUse} from '../../content/references.ts'
import {slugKey, type Snapshot} from '../../content/snapshot.ts'
import {fetching} from '../jobs.ts'
import {assets, documents, known, places} from '../inputs.ts'

/**
 * The content as a step sees it: every look at it is a question. A field of another document is a question about that
 * field alone, so a page that shows the title of a region is made again when the region is renamed, and not when its
 * text changes.
 * @param own - the document that the step is about, which it has asked for already
 */
export function askedSnapshot(ask: Ask, own?: Entry): Snapshot {
  const entries = new Map<string, Entry | undefined>(own === undefined ? [] : [[own.id, own]])
  let latest: {readonly id: string; readonly uses: readonly ReferenceUse[]} | undefined
  const get = (id: string): Entry | undefined => {
    if (!entries.has(id)) entries.set(id, entryOf(ask, id))
    return entries.get(id)
  }
  const all = (ids: Iterable<string>): Entry[] => [...ids].flatMap((id) => get(id) ?? [])
  return {
    get entries() {
      const found = all(ask.slice(places.all, {all: true}).map(({key}) => key))
      return new Map(found.map((entry) => [entry.id, entry]))
    },
    get: (id) => get(id),
    ofType: <Type extends DocumentType>(type: Type) =>
      all(ask.slice(places.ofType(type), {all: true}).map(({key}) => key)).filter((entry) => isEntryOf(entry, type)),
    referencesOf: (id) => {
      if (latest?.id === id) return latest.uses
      const document = get(id)?.document
      latest = {id, uses: document === undefined ? [] : referencesIn(document)}
      return latest.uses
    },
    referrersOf: (id, type) => {
      if (type === undefined) throw new Error('A step asks for referrers of one type')
      return ask.slice(places.referrers(id, type), {all: true}).map(({key}) => key)
    },
    holdersOf: (type, slug) => ask.slice(slugKey('slug', type, slug), {all: true}).map(({key}) => key),
    formerHoldersOf: (type, slug) => ask.slice(slugKey('former', type, slug), {all: true}).map(({key}) => key),
    titlesOf: (type) =>
      ask.slice(places.titles(type), {all: true}).map(({at, key: id}) => ({id, title: at.slice(at.indexOf('\n') + 1)})),
    unpublished: membership((id) => ask.fact(known, id, 'hasDraft') === true),
    unreadableIds: membership((id) => ask.fact(known, id, 'isUnreadable') === true),
    assets: {
      has: (id) => ask.fact(assets, id, 'origin') !== undefined,
      get: (id) => {
        const origin = ask.fact(assets, id, 'origin')
        return origin === undefined
          ? undefined
          : {id, origin, bytes: async () => (await ask.job(fetching, id)) ?? new Uint8Array()}
      },
    },
  }
}

/** The document that a step is about. It is asked for as a whole, once, and read freely. */
export function ownEntry(ask: Ask, id: string): Entry | undefined {
  const document = ask.facts(documents, id)
  return document === undefined ? undefined : {...placeOf(ask, id, document), document}
}

function entryOf(ask: Ask, id: string): Entry | undefined {
  if (ask.fact(documents, id, '_type') === undefined) return undefined
  const document = trackedDocument(ask, id)
  return {...placeOf(ask, id, document), document}
}

function placeOf(ask: Ask, id: string, {_type: type}: SanityDocument): Omit<Entry, 'document'> {
  return {
    id,
    type,
    file: {
      get path() {
        return ask.fact(known, id, 'path') ?? id
      },
      data: {documentId: id, documentType: type},
      messages: [],
    },
  }
}

/** A document whose fields are asked for when they are read. */
function trackedDocument(ask: Ask, id: string): SanityDocument {
  const target: SanityDocument = {_id: id, _type: ask.fact(documents, id, '_type') ?? ''}
  const whole = (): SanityDocument => ask.facts(documents, id) ?? target
  const read = new Map<string, unknown>()
  const fieldOf = (name: string | symbol): unknown => {
    if (typeof name !== 'string') return undefined
    if (!read.has(name)) read.set(name, ask.fact(documents, id, name))
    return read.get(name)
  }
  return new Proxy(target, {
    get: (_, name) => fieldOf(name),
    has: (_, name) => fieldOf(name) !== undefined,
    ownKeys: () => Object.keys(whole()),
    getOwnPropertyDescriptor: (_, name) =>
      typeof name === 'string' && Object.hasOwn(whole(), name)
        ? {value: whole()[name], enumerable: true, configurable: true, writable: false}
        : undefined,
  })
}

function membership(has: (id: string) => boolean): {readonly has: (id: string) => boolean} {
  return {has}
}

function isEntryOf<Type extends DocumentType>(
  entry: Entry,
  type: Type,
): entry is Entry<SanityDocument & DocumentOf<Type>> {
  return isDocumentOf(entry.document, type)
}
