import type {Page, Edition} from '../edition.ts'
import {refsOf} from '../../content/references.ts'
import type {ResourceLink} from '../../contract/resource-types.ts'
import {fileUrl, outputPaths, tagUri, type Site} from '../../site/site.ts'

/** Pages are linked to from many places; each link is made once. */
const known = new WeakMap<Page, ResourceLink>()

export const toResourceLink = (page: Page, site: Site): ResourceLink => {
  const made = known.get(page)
  if (made !== undefined) return made
  const {id, kind, slug, title, url} = page
  const api = fileUrl(site, outputPaths.resource(kind.folder, slug))
  const link = {id: tagUri(site, kind.type, id), type: kind.type, slug, title, url, api}
  known.set(page, link)
  return link
}

/** The published documents a field refers to, in order. */
export const linksOf = (field: unknown, edition: Edition): ResourceLink[] =>
  refsOf(field).flatMap((ref) => {
    const page = edition.pageOf(ref)
    return page === undefined ? [] : [toResourceLink(page, edition.site)]
  })
