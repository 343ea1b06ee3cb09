import type {Dataset} from '../model/dataset.ts'
import {isNonEmptyString, titleOf, slugOf} from '../model/document.ts'
import {facets, type Facet} from '../model/kinds.ts'
import type {Page, Publication} from '../model/publication.ts'
import {refsOf} from '../model/references.ts'
import {facetLinks, type Resource} from '../model/resource.ts'
import {tagUri} from '../model/site.ts'
import type {FeedExtent, FeedHead, FeedItem} from './json-feed.ts'

/** An article as feeds need it. */
export interface FeedArticle extends FeedItem {
  /** The resource; its body may be left out. */
  readonly resource: Resource
}

export interface Feed {
  readonly head: FeedHead
  readonly items: readonly FeedItem[]
  readonly extent: FeedExtent
  /** The document the feed was made from. */
  readonly documentId?: string
}

const inFull: FeedExtent = {first: 'full', older: 'full'}
const summaries: FeedExtent = {first: 'summary', older: 'summary'}
/**
 * An article is in a dozen subjects' feeds. The full text of older ones stands in the main feed and in the API; here a
 * summary with the way there keeps the output from being ten times as large.
 */
const newestInFull: FeedExtent = {first: 'full', older: 'summary'}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Newest first; articles without a date last; articles of one moment by their ids. */
export const newestFirst = (a: Resource, b: Resource): number =>
  compare(b.datePublished ?? '', a.datePublished ?? '') || compare(a.id, b.id)

/** A document and everything it is a part of: of the subjects, only regions nest. */
const withAncestors = (id: string, dataset: Dataset): string[] => {
  const way = [id]
  for (let parent = refsOf(dataset.get(id)?.document['parent'])[0]; parent !== undefined; parent = refsOf(dataset.get(parent)?.document['parent'])[0]) {
    if (way.includes(parent)) break
    way.push(parent)
  }
  return way
}

/** The articles under each subject, by facet and document id; those of a region's parts are the region's too. */
const fileBySubject = (articles: readonly FeedArticle[], {dataset, site}: Publication, pages: readonly Page[]): ReadonlyMap<string, FeedArticle[]> => {
  const idsByTag = new Map(pages.map(({id, kind}) => [tagUri(site, kind.type, id), id]))
  const filed = new Map<string, FeedArticle[]>()
  for (const article of articles) {
    for (const facet of facets) {
      const ids = facetLinks(article.resource, facet).flatMap(({id}) => idsByTag.get(id) ?? [])
      for (const id of new Set(ids.flatMap((each) => withAncestors(each, dataset)))) {
        const at = `${facet}/${id}`
        const list = filed.get(at)
        if (list === undefined) filed.set(at, [article])
        else list.push(article)
      }
    }
  }
  return filed
}

const subjectFeeds = (pages: readonly Page[], filed: ReadonlyMap<string, readonly FeedArticle[]>, publisher: string): Feed[] =>
  pages.flatMap(({id, kind, slug, title, url}) =>
    kind.facet === undefined
      ? []
      : [
          {
            head: {folder: `${kind.facet}/${slug}`, title: `${title} – ${publisher}`, homePageUrl: url},
            items: filed.get(`${kind.facet}/${id}`) ?? [],
            extent: newestInFull,
          },
        ],
  )

/** Feeds that editors define: an article is in one if it is about a subject of every list that is not empty. */
const editorsFeeds = (
  articles: readonly FeedArticle[],
  publication: Publication,
  filed: ReadonlyMap<string, readonly FeedArticle[]>,
  isSound: (id: string) => boolean,
): Feed[] =>
  publication.dataset.ofType('feed').flatMap(({id, document}) => {
    const slug = slugOf(document)
    if (slug === undefined || !isSound(id)) return []
    const allowed = facets.flatMap((facet: Facet) => {
      const refs = refsOf(document[facet])
      return refs.length === 0 ? [] : [new Set(refs.flatMap((ref) => filed.get(`${facet}/${ref}`) ?? []))]
    })
    const chosen = articles.filter((article) => allowed.every((set) => set.has(article))).slice(0, document.limit ?? articles.length)
    return [
      {
        head: {
          folder: slug,
          title: titleOf(document),
          description: isNonEmptyString(document.description) ? document.description : undefined,
          homePageUrl: `${publication.site.siteUrl}/`,
        },
        items: chosen,
        extent: document.content === 'summary' ? summaries : inFull,
        documentId: id,
      },
    ]
  })

/**
 * Every feed of a publication: all articles, one for each subject, and those editors define.
 * @param articles - newest first
 * @param pages - the pages of subjects
 * @param isSound - whether a feed's document has no errors
 */
export const feedsOf = (
  articles: readonly FeedArticle[],
  pages: readonly Page[],
  publication: Publication,
  isSound: (id: string) => boolean,
): Feed[] => {
  const {site} = publication
  const filed = fileBySubject(articles, publication, pages)
  return [
    {
      head: {folder: '', title: site.publisher, description: site.description, homePageUrl: `${site.siteUrl}/`},
      items: articles,
      extent: inFull,
    },
    ...subjectFeeds(pages, filed, site.publisher),
    ...editorsFeeds(articles, publication, filed, isSound),
  ]
}
