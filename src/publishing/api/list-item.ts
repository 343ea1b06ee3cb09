import type {z} from 'zod'
import {assertShape} from '../../contract/check.ts'
import {listItem} from '../../contract/list.ts'
import {facets, kindOf, type Facet} from '../../content/kinds.ts'
import {certaintiesOf} from '../../pages/safety/claims.ts'
import {carriedLines} from '../../pages/safety/in-brief.ts'
import {listedImage} from '../../pages/picture.ts'
import type {ReadOnly} from '../../contract/read-only.ts'
import {liveLinks, type Resource} from '../../contract/resource-types.ts'
import {compact} from '../../contract/compact.ts'

type ListItem = ReadOnly<z.infer<typeof listItem>>

/** Renders a resource as lists have it. It is in a dozen lists. @throws {ContractBreach} */
export function renderListItem(resource: Resource): string {
  const item: ListItem = {
    id: resource.id,
    type: resource.type,
    slug: resource.slug,
    title: resource.title,
    language: resource.language,
    url: resource.url,
    api: resource.links.self,
    ...compact({
      recall: resource.recall,
      summary: resource.summary,
      image: resource.image === undefined ? undefined : listedImage(resource.image),
      datePublished: resource.datePublished,
      dateModified: resource.dateModified,
      lastReviewed: resource.lastReviewed,
      reviewDue: resource.reviewDue,
    }),
    ...compact({
      withdrawn: resource.withdrawn,
      evidence: certaintiesOf(resource.evidence).map(({benefit, certainty, sources}) => ({
        certainty,
        ...compact({benefit: benefit?.title, sources: sources.map(({title, url}) => url ?? title)}),
      })),
      notices: kindOf(resource.type)?.hasMarkdown === true ? carriedLines(resource) : undefined,
    }),
    ...compact(Object.fromEntries(facets.map((facet) => [facet, slugsOf(resource, facet)]))),
    caveats: resource.caveats.map((caveat) => caveat.id),
  }
  assertShape('item of a list', listItem, item)
  return JSON.stringify(item)
}

function slugsOf(resource: Resource, facet: Facet): string[] {
  return liveLinks(resource, facet).map(({slug}) => slug)
}
