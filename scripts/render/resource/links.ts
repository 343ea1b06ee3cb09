import type {Page, Publication} from '../../model/publication.ts'
import {refsOf} from '../../model/references.ts'
import type {ResourceLink} from '../../model/resource.ts'
import {fileUrl, outputPaths, tagUri, type Site} from '../../model/site.ts'

export const toResourceLink = (page: Page, site: Site): ResourceLink => ({
  id: tagUri(site, page.kind.type, page.id),
  type: page.kind.type,
  slug: page.slug,
  title: page.title,
  url: page.url,
  api: fileUrl(site, outputPaths.resource(page.kind.folder, page.slug)),
})

/** The published documents a field refers to, in order. */
export const linksOf = (field: unknown, publication: Publication): ResourceLink[] =>
  refsOf(field).flatMap((ref) => {
    const page = publication.pageOf(ref)
    return page === undefined ? [] : [toResourceLink(page, publication.site)]
  })
