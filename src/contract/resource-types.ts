import type {z} from 'zod'
import type {change} from './changes.ts'
import type * as parts from './parts.ts'
import type {anyResource} from './resource.ts'
import {isRecord} from '../content/document.ts'
import type {Facet} from '../content/kinds.ts'
import type {ReadOnly} from './read-only.ts'

/*
 * The types of what the static API returns. They are inferred from the contract, which is published too.
 */
export type ResourceLink = ReadOnly<z.infer<typeof parts.link>>
export type ResourceImage = ReadOnly<z.infer<typeof parts.image>>
export type Rendition = ReadOnly<z.infer<typeof parts.rendition>>
export type ResourceCaveat = ReadOnly<z.infer<typeof parts.caveat>>
export type ResourceEvidence = ReadOnly<z.infer<typeof parts.evidence>>
export type ResourceSource = ReadOnly<z.infer<typeof parts.source>>
export type ResourceWithdrawn = ReadOnly<z.infer<typeof parts.withdrawn>>
export type WarningSigns = ReadOnly<z.infer<typeof parts.warningSigns>>
export type Contraindications = ReadOnly<z.infer<typeof parts.contraindications>>
export type Review = ReadOnly<z.infer<typeof parts.review>>
export type ResourceRecall = ReadOnly<z.infer<typeof parts.recall>>

/** One change to a document, as in the log of changes. */
export type Change = ReadOnly<z.infer<typeof change>>

/** One document as the static API returns it. Fields without a value are absent, never null. */
export type Resource = ReadOnly<z.infer<typeof anyResource>>

/** The version of the static API's shapes. It changes when a field is removed or changes its meaning. */
export const schemaVersion = '1.0'

/** Returns the documents of a facet that an article is filed under. */
export function facetLinks(resource: Resource, facet: Facet): readonly ResourceLink[] {
  return resource[facet] ?? []
}

/** The title of a link where there is no room for more: that of a recalled page says so. */
export function shownTitle({title, recalled}: Pick<ResourceLink, 'title' | 'recalled'>, withdrawn: string): string {
  return recalled === true ? `${withdrawn}: ${title}` : title
}

/** The same without those that were recalled: nobody should find something under what is withdrawn. */
export function liveLinks(resource: Resource, facet: Facet): readonly ResourceLink[] {
  return facetLinks(resource, facet).filter(({recalled}) => recalled !== true)
}

/** Whether parsed JSON is a resource that an earlier run of this version wrote. */
export function isResource(value: unknown): value is Resource {
  return (
    isRecord(value) &&
    required.every((field) => typeof value[field] === 'string') &&
    value['schemaVersion'] === schemaVersion &&
    isRecord(value['links']) &&
    Array.isArray(value['caveats']) &&
    Array.isArray(value['evidence'])
  )
}

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
