import {stringsIn} from '../../content/document.ts'
import {facets} from '../../content/kinds.ts'
import {liveLinks, type Resource} from '../../contract/resource-types.ts'
import {carriedLines} from '../../pages/safety/in-brief.ts'
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
    subjects: facets.flatMap((facet) => liveLinks(resource, facet).map(({title}) => title)).join(' '),
    ...compact({summary: resource.summary, notices: carriedLines(resource)}),
    ...(resource.recall === undefined ? {} : {recalled: true}),
  }
}
