import {facets, type Kind} from '../model/kinds.ts'
import {facetLinks, schemaVersion, type Resource} from '../model/resource.ts'
import {fileUrl, outputPaths, type Site} from '../model/site.ts'
import {compact} from './resource/compact.ts'

/** A resource as it stands in a list, as JSON. */
export const renderListItem = (resource: Resource): string => {
  const {id, type, slug, title, summary, language, url, links, image, datePublished, lastReviewed, reviewDue} = resource
  return JSON.stringify({
    id,
    type,
    slug,
    title,
    language,
    url,
    api: links['self'] ?? '',
    ...compact({summary, image, datePublished, lastReviewed, reviewDue}),
    ...compact(
      Object.fromEntries(facets.map((facet) => [facet, facetLinks(resource, facet).map((link) => link.slug)])),
    ),
    caveats: resource.caveats.map((caveat) => caveat.id),
  })
}

/** How many resources one page of a list holds. */
export const listPageSize = 100

export interface RenderedPage {
  readonly path: string
  readonly text: string
}

/**
 * The pages of a kind's list: always at least one, so that a consumer finds an empty list rather than nothing.
 * @param items - each as JSON, in order
 */
export const renderListPages = (kind: Kind, items: readonly string[], site: Site): RenderedPage[] => {
  const pages = Math.max(1, Math.ceil(items.length / listPageSize))
  const urlOf = (page: number): string | undefined =>
    page >= 1 && page <= pages ? fileUrl(site, outputPaths.list(kind.folder, page)) : undefined
  return Array.from({length: pages}, (_, index) => {
    const page = index + 1
    const links = {
      self: urlOf(page),
      first: urlOf(1),
      previous: urlOf(page - 1),
      next: urlOf(page + 1),
      last: urlOf(pages),
    }
    const head = JSON.stringify({
      schemaVersion,
      kind: kind.folder,
      total: items.length,
      page,
      pages,
      links: compact(links),
    })
    const shown = items.slice(index * listPageSize, page * listPageSize)
    return {path: outputPaths.list(kind.folder, page), text: `${head.slice(0, -1)},"items":[${shown.join(',')}]}\n`}
  })
}
