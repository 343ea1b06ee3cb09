import {stringsIn} from '../../content/document.ts'
import {facets} from '../../content/kinds.ts'
import {facetLinks, type Resource} from '../../contract/resource-types.ts'
import {compact} from '../../contract/compact.ts'

/** A page as the search index takes it: what is searched, and what a result shows. */
export type SearchDocument = ReturnType<typeof toSearchDocument>

export function toSearchDocument(resource: Resource) {
  return {
    id: resource.id,
    type: resource.type,
    title: resource.title,
    url: resource.url,
    api: resource.links.self,
    otherNames: stringsIn(resource.details?.['alsoKnownAs']).join(' '),
    keyPoints: (resource.takeaways ?? []).join(' '),
    subjects: facets.flatMap((facet) => facetLinks(resource, facet).map(({title}) => title)).join(' '),
    ...compact({summary: resource.summary}),
    ...(resource.recall === undefined ? {} : {recalled: true}),
  }
}
