import type {z} from 'zod'
import {assertShape} from '../../../contract/check.ts'
import * as contract from '../../../contract/json-feed.ts'
import {facets, type Facet} from '../../../content/kinds.ts'
import {liveLinks, type Resource} from '../../../contract/resource-types.ts'
import type {FeedContent} from '../../../site/addresses.ts'
import type {Site} from '../../../site/site.ts'
import type {ReadOnly} from '../../../contract/read-only.ts'
import {compact} from '../../../contract/compact.ts'
import type {FeedItem} from '../entry.ts'
import type {FeedPage, Format} from '../format.ts'

export const json: Format = {
  name: 'json',
  renderItem: (entry) => JSON.stringify(toItem(entry)),
  renderPage: (page, items, site) => {
    const head = toHead(page, site)
    assertShape('feed', contract.jsonFeed, {...head, items: []})
    return [
      `${JSON.stringify(head).slice(0, -1)},"items":[`,
      ...items.flatMap((item, index) => (index === 0 ? [item] : [',', item])),
      ']}\n',
    ]
  },
}

/** JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
type JsonFeed = ReadOnly<z.infer<typeof contract.jsonFeed>>
type Item = JsonFeed['items'][number]

/** @throws {ContractBreach} if it is not what the contract promises */
export function toItem({resource, content, title, summary, html, text, subjects, image}: FeedItem): Item {
  const item: Item = {
    id: resource.id,
    url: resource.url,
    title,
    content_html: html,
    content_text: text,
    language: resource.language,
    ...compact({
      summary,
      image: image?.url,
      banner_image: image?.card?.url,
      date_published: resource.datePublished,
      date_modified: resource.dateModified,
      authors: resource.authors?.map((author) => ({name: author.title, url: author.url})),
      tags: subjects.map(({link}) => link.title),
      attachments: image && [{url: image.url, mime_type: image.mediaType, ...compact({title: image.alt})}],
    }),
    _bodytext: extensionOf(resource, content),
  }
  assertShape('item of a feed', contract.feedItem, item)
  return item
}

function toHead({head, title, self, next, list, withdrawn}: FeedPage, site: Site): Omit<JsonFeed, 'items'> {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: head.homePageUrl,
    feed_url: self,
    ...compact({
      description: head.description,
      icon: site.logo !== undefined && site.logo.width === site.logo.height ? site.logo.url : undefined,
      next_url: next,
    }),
    language: site.language,
    authors: [{name: site.publisher, url: `${site.siteUrl}/`}],
    ...compact({hubs: site.webSubHub === undefined ? undefined : [{type: 'WebSub', url: site.webSubHub}]}),
    _bodytext: {
      about: 'Evidence, caveats, reviews and recalls of health articles; each item carries its own under the same name',
      ...compact({
        licence: site.licence === undefined ? undefined : compact(site.licence),
        list,
        withdrawn: withdrawn.map(({id, url, at}) => ({id, url, at})),
      }),
    },
  }
}

function extensionOf(resource: Resource, content: FeedContent): Item['_bodytext'] {
  return {
    content,
    ...compact(Object.fromEntries(facets.map((facet) => [facet, briefs(resource, facet)]))),
    ...compact({
      evidence: resource.evidence.map(({benefit, certainty, finding, source}) => ({
        certainty,
        ...compact({benefit: benefit?.title, finding, source: source?.url ?? source?.title}),
      })),
      caveats: resource.caveats,
      redFlags: resource.redFlags,
      withdrawn: resource.withdrawn,
      warningSigns: resource.warningSigns,
      contraindications: resource.contraindications,
      review: resource.review,
      recall: resource.recall,
      lastReviewed: resource.lastReviewed,
      reviewedBy: resource.reviewedBy?.title,
      licence: resource.licence,
    }),
    attribution: resource.attribution,
  }
}

function briefs(resource: Resource, facet: Facet) {
  return liveLinks(resource, facet).map(({id, title, url}) => ({id, title, url}))
}
