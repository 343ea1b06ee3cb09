import {isRecord} from './document.ts'
import type {Facet} from './kinds.ts'

/** Another document as a resource refers to it. */
export interface ResourceLink {
  readonly id: string
  readonly type: string
  readonly slug: string
  readonly title: string
  /** The page for readers. */
  readonly url: string
  /** The resource. */
  readonly api: string
}

export interface ResourceImage {
  readonly url: string
  readonly alt: string
  readonly width: number
  readonly height: number
  readonly caption?: string
  readonly credit?: string
}

export interface ResourceCaveat {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly severity: string
}

export interface ResourceEvidence {
  readonly benefit?: ResourceLink
  readonly certainty: string
  readonly finding?: string
  readonly population?: string
  readonly checkedAt?: string
  readonly source?: ResourceSource
}

export interface ResourceSource {
  readonly id: string
  readonly title: string
  readonly authors: readonly string[]
  readonly publication?: string
  readonly year?: number
  readonly doi?: string
  readonly pmid?: string
  readonly url?: string
}

export interface ResourceBody {
  readonly portableText: readonly unknown[]
  readonly html: string
  readonly text: string
}

/** One document as the static API gives it. Fields without a value are absent, never null. */
export interface Resource {
  readonly schemaVersion: string
  /** The tag URI, the same in every feed and for ever. */
  readonly id: string
  readonly documentId: string
  readonly type: string
  readonly slug: string
  readonly title: string
  readonly summary?: string
  readonly language: string
  readonly url: string
  readonly links: Readonly<Record<string, string>>
  readonly image?: ResourceImage
  readonly datePublished?: string
  readonly lastReviewed?: string
  readonly reviewDue?: string
  readonly reviewedBy?: ResourceLink
  readonly authors?: readonly ResourceLink[]
  readonly regions?: readonly ResourceLink[]
  readonly benefits?: readonly ResourceLink[]
  readonly conditions?: readonly ResourceLink[]
  readonly therapies?: readonly ResourceLink[]
  readonly takeaways?: readonly string[]
  readonly caveats: readonly ResourceCaveat[]
  readonly evidence: readonly ResourceEvidence[]
  readonly sources?: readonly ResourceSource[]
  readonly body?: ResourceBody
  readonly publisher: string
  readonly licence?: {readonly name?: string; readonly url?: string}
  readonly attribution: string
  /** Fields of one type only, such as a region's parent or a condition's red flags. */
  readonly details?: Readonly<Record<string, unknown>>
}

/** The documents of a facet that an article is filed under. */
export const facetLinks = (resource: Resource, facet: Facet): readonly ResourceLink[] => resource[facet] ?? []

const required = [
  'schemaVersion',
  'id',
  'documentId',
  'type',
  'slug',
  'title',
  'language',
  'url',
  'publisher',
  'attribution',
]

/** Whether parsed JSON is a resource that an earlier run of this version wrote. */
export const isResource = (value: unknown): value is Resource =>
  isRecord(value) &&
  required.every((field) => typeof value[field] === 'string') &&
  value['schemaVersion'] === schemaVersion &&
  isRecord(value['links']) &&
  Array.isArray(value['caveats']) &&
  Array.isArray(value['evidence'])

/** The version of the static API's shapes: it changes when a field changes its meaning or goes. */
export const schemaVersion = '1.0'
