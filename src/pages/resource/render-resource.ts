import {resourceContract} from '../../contract/check.ts'
import type {Resource} from '../../contract/resource-types.ts'
import {renderChecked} from '../../contract/checked-json.ts'

/** Renders the file of a resource. @throws {ContractBreach} if the resource does not match the contract */
export function renderResource(resource: Resource): string {
  return renderChecked(
    resourceContract(resource.type),
    Object.fromEntries(
      Object.entries(resource).toSorted(([a], [b]) => (places.get(a) ?? places.size) - (places.get(b) ?? places.size)),
    ),
  )
}

/** The order of fields in files: identity, links, content, evidence, details, terms of use. */
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
