import {resourceContract} from '../../contract/check.ts'
import type {Resource} from '../../contract/resource-types.ts'
import {renderChecked} from '../../contract/checked-json.ts'

/** A resource as its file holds it. @throws {ContractBreach} if it is not as the contract says */
export function renderResource(resource: Resource): string {
  return renderChecked(
    resourceContract(resource.type),
    Object.fromEntries(
      Object.entries(resource).toSorted(([a], [b]) => (places.get(a) ?? places.size) - (places.get(b) ?? places.size)),
    ),
  )
}

/** The order of fields in files: who it is, what it says, what it stands on, how it may be used. */
const fieldOrder: ReadonlyArray<keyof Resource> = [
  'schemaVersion',
  'id',
  'documentId',
  'type',
  'slug',
  'title',
  'recall',
  'summary',
  'language',
  'url',
  'previousUrls',
  'links',
  'image',
  'datePublished',
  'dateModified',
  'lastReviewed',
  'reviewDue',
  'reviewedBy',
  'authors',
  'regions',
  'benefits',
  'conditions',
  'therapies',
  'takeaways',
  'redFlags',
  'caveats',
  'evidence',
  'sources',
  'details',
  'body',
  'seo',
  'publisher',
  'licence',
  'attribution',
  'jsonld',
]

const places = new Map<string, number>(fieldOrder.map((field, place) => [field, place]))
