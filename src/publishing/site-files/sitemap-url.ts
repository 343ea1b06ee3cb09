import type {Resource} from '../../contract/resource-types.ts'
import {compact} from '../../contract/compact.ts'

/** A page as a sitemap has it. */
export interface SitemapUrl {
  readonly url: string
  readonly changedAt?: string
  readonly image?: string
}

export function toSitemapUrl({url, dateModified, datePublished, image}: Resource): SitemapUrl {
  return {url, ...compact({changedAt: dateModified ?? datePublished, image: image?.url})}
}
