import {imageMediaTypes} from '../model/assets.ts'
import {facets} from '../model/kinds.ts'
import {facetLinks, type Resource} from '../model/resource.ts'
import {fileUrl, outputPaths, type Site} from '../model/site.ts'
import {compact} from './resource/compact.ts'

/** JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
const version = 'https://jsonfeed.org/version/1.1'

const encoder = new TextEncoder()

export type FeedContent = 'full' | 'summary'

/** The largest a page of a feed should be, in bytes. */
export const feedPageBytes = 240 * 1024

const extension = (resource: Resource): Readonly<Record<string, unknown>> =>
  compact({
    ...Object.fromEntries(
      facets.map((facet) => [facet, facetLinks(resource, facet).map(({id, title, url}) => ({id, title, url}))]),
    ),
    evidence: resource.evidence.map(({benefit, certainty, finding, source}) =>
      compact({benefit: benefit?.title, certainty, finding, source: source?.url ?? source?.title}),
    ),
    caveats: resource.caveats.map(({id, title, text, severity}) => ({id, title, text, severity})),
    lastReviewed: resource.lastReviewed,
    reviewedBy: resource.reviewedBy?.title,
    licence: resource.licence,
    attribution: resource.attribution,
  })

const attachmentOf = ({image}: Resource): Readonly<Record<string, unknown>> | undefined => {
  const mediaType = imageMediaTypes[image?.url.split('.').at(-1) ?? '']
  return image === undefined || mediaType === undefined
    ? undefined
    : {url: image.url, mime_type: mediaType, title: image.alt === '' ? undefined : image.alt}
}

/** A resource as an item of a feed. Tags are text, every address is absolute, and nothing is null. */
export const toFeedItem = (resource: Resource, content: FeedContent): Readonly<Record<string, unknown>> => {
  const {id, url, title, summary = '', image, datePublished, authors = [], language, body} = resource
  const attachment = attachmentOf(resource)
  const full = content === 'full' && body !== undefined && body.text !== ''
  return {
    id,
    url,
    title,
    ...(full ? {content_html: body.html, content_text: body.text} : {content_text: summary === '' ? title : summary}),
    ...compact({
      summary,
      image: image?.url,
      date_published: datePublished,
      authors: authors.map((author) => ({name: author.title, url: author.url})),
      tags: facets.flatMap((facet) => facetLinks(resource, facet).map((link) => link.title)),
      language,
      attachments: attachment === undefined ? undefined : [attachment],
    }),
    _bodytext: extension(resource),
  }
}

export interface FeedHead {
  /** Below `feeds/`, or empty for the main feed. */
  readonly folder: string
  readonly title: string
  readonly description?: string | undefined
  readonly homePageUrl: string
}

const renderHead = (
  {folder, title, description, homePageUrl}: FeedHead,
  site: Site,
  page: number,
): Record<string, unknown> => ({
  version,
  title,
  home_page_url: homePageUrl,
  feed_url: fileUrl(site, outputPaths.feed(folder, page)),
  ...compact({description}),
  language: site.language,
  authors: [{name: site.publisher, url: `${site.siteUrl}/`}],
  _bodytext: {
    about: 'Evidence, caveats and reviews of health articles; each item carries its own under the same name',
    ...compact({licence: site.licence === undefined ? undefined : compact(site.licence)}),
  },
})

/** An item in both forms, as JSON: it is written once, however many feeds it is in. */
export type FeedItem = Readonly<Record<FeedContent, {readonly json: string; readonly bytes: number}>>

const serialise = (item: Readonly<Record<string, unknown>>): FeedItem[FeedContent] => {
  const json = JSON.stringify(item)
  return {json, bytes: encoder.encode(json).length}
}

/** A resource in both forms. */
export const toFeedItems = (resource: Resource): FeedItem => ({
  full: serialise(toFeedItem(resource, 'full')),
  summary: serialise(toFeedItem(resource, 'summary')),
})

/** How much of its items a feed gives: on the first page, and on the older ones. */
export interface FeedExtent {
  readonly first: FeedContent
  readonly older: FeedContent
}

export interface RenderedFeedPage {
  readonly path: string
  readonly text: string
}

/** A feed that is written while its items come in, newest first: it holds no more than the page it is at. */
export interface FeedPages {
  /** Adds an item; gives the page before it if that is full now. */
  readonly add: (item: FeedItem) => RenderedFeedPage | undefined
  /** Gives the last page: the only one of a feed without items. */
  readonly finish: () => RenderedFeedPage
}

/** Begins a feed. Its pages hold at most `feedPageBytes`; an item larger than that has a page of its own. */
export const createFeedPages = (head: FeedHead, {first, older}: FeedExtent, site: Site): FeedPages => {
  let number = 1
  let items: string[] = []
  let bytes = 0
  const render = (isLast: boolean): RenderedFeedPage => {
    const next = isLast ? {} : {next_url: fileUrl(site, outputPaths.feed(head.folder, number + 1))}
    const fields = JSON.stringify({...renderHead(head, site, number), ...next})
    return {path: outputPaths.feed(head.folder, number), text: `${fields.slice(0, -1)},"items":[${items.join(',')}]}\n`}
  }
  return {
    add: (item) => {
      const here = item[number === 1 ? first : older]
      const isFull = items.length > 0 && bytes + here.bytes > feedPageBytes
      const full = isFull ? render(false) : undefined
      if (isFull) {
        number += 1
        items = []
        bytes = 0
      }
      const form = isFull ? item[older] : here
      items.push(form.json)
      bytes += form.bytes
      return full
    },
    finish: () => render(true),
  }
}
