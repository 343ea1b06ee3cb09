import {isAssetId} from '../content/assets.ts'
import {isDocumentOf, titleOf, type SanityDocument} from '../content/document.ts'
import {plannedRecallOf} from '../content/recall.ts'
import {referencesIn} from '../content/references.ts'
import {slugKeys} from '../content/snapshot.ts'
import {toTimestamp} from '../content/time.ts'
import {comparedTypes} from '../checks/similar-titles.ts'
import type {PlainMessage} from '../checks/reports/message-record.ts'
import type {Change} from '../contract/resource-types.ts'
import {hashOfFact} from '../engine/graph.ts'
import {input} from '../engine/node-kind.ts'
import type {Facts, Place} from '../engine/step.ts'

/*
 * What is put into the graph from outside. All steps begin here.
 */

/** The documents. The store keeps a hash of each field; the fields themselves are read from the content. */
export const documents = input<SanityDocument>('document')

/** What is known of a document's id, whether or not there is a document that can be used. */
export interface KnownFacts {
  /** Its file, for messages. */
  readonly path?: string
  /** There is something with this id, but it cannot be read, or it is there twice. */
  readonly isUnreadable?: boolean
  /** There is a draft or a version of it. */
  readonly hasDraft?: boolean
  /** What its reader found. */
  readonly findings?: readonly PlainMessage[]
}
export const known = input<KnownFacts>('known')

/** What the caller of a run chose. */
export const choices = input<{readonly baseUrl?: string}>('choices')

/** Pictures and files, by the id of their document. */
export const assets = input<{readonly origin: string; readonly stamp?: string}>('asset')

/** Documents that could not be rendered, with the reason. They are held back. */
export const failures = input<{readonly message: PlainMessage}>('failure')

/** The last change of each document, by its tag URI. */
export interface ChangeFacts {
  readonly change: Change
  /** What it is about, as tag URIs of subjects. */
  readonly about?: readonly string[]
}
export const changes = input<ChangeFacts>('change')

/** The log of changes as a whole. */
export interface LogFacts {
  readonly log: string
  /** The highest number that was ever used. */
  readonly cursor: number
  /** How many pages of it are closed. It changes seldom, so that closed pages stay as they are. */
  readonly closedPages: number
  /** How many resources are published. */
  readonly count: number
  /** See `addToDigest`. */
  readonly digest: string
  /** When the last change was. */
  readonly at: string
}
export const log = input<LogFacts>('log')

/** Fields that say when a document was saved, not what it says. */
const unseen: ReadonlySet<string> = new Set(['_rev', '_createdAt', '_updatedAt'])

/** The hashes of a document's fields. */
export function factsOf(document: SanityDocument): Facts {
  return Object.fromEntries(
    Object.entries(document)
      .filter(([name]) => !unseen.has(name))
      .map(([name, value]) => [name, hashOfFact(value)]),
  )
}

/** Where a document is found. */
export function placesOf(document: SanityDocument): Place[] {
  const {_id: id, _type: type} = document
  const refs = new Set(referencesIn(document).map(({ref}) => ref))
  const publishedAt = isDocumentOf(document, 'article') ? toTimestamp(document.publishedAt) : undefined
  const recalledAt = isDocumentOf(document, 'article') ? plannedRecallOf(document)?.at : undefined
  return [
    {in: places.ofType(type), at: id},
    ...slugKeys({id, type, document}).map(({at}) => ({in: at, at: id})),
    ...[...refs].map((ref) => ({in: places.referrers(ref, type), at: id})),
    ...[...refs].filter(isAssetId).map((ref) => ({in: places.usedAssets, at: ref})),
    ...(comparedTypes.some((each) => each === type)
      ? [{in: places.titles(type), at: `${id}\n${titleOf(document)}`}]
      : []),
    ...(publishedAt === undefined ? [] : [{in: places.byDate, at: `${publishedAt} ${id}`}]),
    ...(recalledAt === undefined ? [] : [{in: places.recalls, at: `${recalledAt} ${id}`}]),
  ]
}

/** The names of the collections that inputs are in. */
export const places = {
  /** All ids that may be published: of documents, and of those that were lost since they were published. */
  all: 'documents',
  ofType: (type: string): string => `type/${type}`,
  referrers: (id: string, type: string): string => `referrers/${type}/${id}`,
  titles: (type: string): string => `titles/${type}`,
  /** Articles by their date of publication. */
  byDate: 'articles by date',
  /** Documents that could not be rendered. */
  failures: 'failures',
  /** Ids of pictures and files that documents refer to, published or not yet. */
  usedAssets: 'used assets',
  /** Ids of pictures by the hash that they name, whether or not somebody read them. */
  assetsNamed: (hash: string): string => `assets named/${hash}`,
  /** Ids of pictures that were read, by the hash of their bytes. */
  sourcesOf: (hash: string): string => `sources/${hash}`,
  /** Recalled articles by the date of the recall. */
  recalls: 'recalled articles',
} as const
