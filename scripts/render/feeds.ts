import type {Dataset} from '../model/dataset.ts'
import {isNonEmptyString, slugOf, titleOf} from '../model/document.ts'
import {facets} from '../model/kinds.ts'
import type {Page, Publication} from '../model/publication.ts'
import {refsOf} from '../model/references.ts'
import {facetLinks, type Resource} from '../model/resource.ts'
import {tagUri} from '../model/site.ts'
import {
  createFeedPages,
  toFeedItems,
  type FeedExtent,
  type FeedHead,
  type FeedPages,
  type RenderedFeedPage,
} from './json-feed.ts'

const inFull: FeedExtent = {first: 'full', older: 'full'}
const summaries: FeedExtent = {first: 'summary', older: 'summary'}
/**
 * An article is in a dozen subjects' feeds. The full text of older ones stands in the main feed and in the API; here a
 * summary with the way there keeps the output from being ten times as large.
 */
const newestInFull: FeedExtent = {first: 'full', older: 'summary'}

/** A page of a feed, and the document the feed was made from if there is one. */
export interface FeedOutput extends RenderedFeedPage {
  readonly documentId?: string
}

/** Every feed of a publication, written while articles come in, newest first. */
export interface Feeds {
  /** Adds an article to all feeds it belongs to; gives the pages that are full now. */
  readonly add: (article: Resource) => FeedOutput[]
  readonly finish: () => FeedOutput[]
}

/** A feed with what decides which articles are in it: keys such as `regions/<document id>`. */
interface OpenFeed {
  readonly pages: FeedPages
  readonly accepts: (keys: ReadonlySet<string>) => boolean
  readonly documentId?: string
  limit: number
}

/** A document and everything it is a part of: of the subjects, only regions nest. */
const withAncestors = (id: string, dataset: Dataset): string[] => {
  const way = [id]
  const parentOf = (child: string): string | undefined => refsOf(dataset.get(child)?.document['parent'])[0]
  for (let parent = parentOf(id); parent !== undefined && !way.includes(parent); parent = parentOf(parent))
    way.push(parent)
  return way
}

/** Feeds that editors define: an article is in one if it is about a subject of every list that is not empty. */
const openEditorsFeeds = ({dataset, site}: Publication, isSound: (id: string) => boolean): OpenFeed[] =>
  dataset.ofType('feed').flatMap(({id, document}) => {
    const slug = slugOf(document)
    if (slug === undefined || !isSound(id)) return []
    const wanted = facets
      .map((facet) => refsOf(document[facet]).map((ref) => `${facet}/${ref}`))
      .filter((keys) => keys.length > 0)
    const head: FeedHead = {
      folder: slug,
      title: titleOf(document),
      description: isNonEmptyString(document.description) ? document.description : undefined,
      homePageUrl: `${site.siteUrl}/`,
    }
    return [
      {
        pages: createFeedPages(head, document.content === 'summary' ? summaries : inFull, site),
        accepts: (keys) => wanted.every((some) => some.some((key) => keys.has(key))),
        documentId: id,
        limit: document.limit ?? Number.POSITIVE_INFINITY,
      },
    ]
  })

/**
 * Opens every feed of a publication: all articles, one for each subject, and those editors define.
 * @param pages - the pages that are published
 * @param isSound - whether a feed's document has no errors
 */
export const createFeeds = (
  pages: readonly Page[],
  publication: Publication,
  isSound: (id: string) => boolean,
): Feeds => {
  const {dataset, site} = publication
  const main = createFeedPages(
    {folder: '', title: site.publisher, description: site.description, homePageUrl: `${site.siteUrl}/`},
    inFull,
    site,
  )
  const bySubject = new Map<string, FeedPages>()
  const idsByTag = new Map<string, string>()
  for (const {id, kind, slug, title, url} of pages) {
    if (kind.facet === undefined) continue
    idsByTag.set(tagUri(site, kind.type, id), id)
    const head = {folder: `${kind.facet}/${slug}`, title: `${title} – ${site.publisher}`, homePageUrl: url}
    bySubject.set(`${kind.facet}/${id}`, createFeedPages(head, newestInFull, site))
  }
  const editors = openEditorsFeeds(publication, isSound)

  /** What an article is filed under; what is about a region's part is about the region too. */
  const keysOf = (article: Resource): ReadonlySet<string> =>
    new Set(
      facets.flatMap((facet) =>
        facetLinks(article, facet)
          .flatMap(({id}) => idsByTag.get(id) ?? [])
          .flatMap((id) => withAncestors(id, dataset))
          .map((id) => `${facet}/${id}`),
      ),
    )

  return {
    add: (article) => {
      const item = toFeedItems(article)
      const keys = keysOf(article)
      const subjects = [...keys].flatMap((key) => bySubject.get(key) ?? [])
      const full: Array<FeedOutput | undefined> = [main, ...subjects].map((feed) => feed.add(item))
      for (const feed of editors) {
        if (feed.limit === 0 || !feed.accepts(keys)) continue
        feed.limit -= 1
        const page = feed.pages.add(item)
        full.push(page === undefined ? undefined : owned(page, feed))
      }
      return full.filter((page) => page !== undefined)
    },
    finish: () => [
      ...[main, ...bySubject.values()].map((feed) => feed.finish()),
      ...editors.map((feed) => owned(feed.pages.finish(), feed)),
    ],
  }
}

const owned = (page: RenderedFeedPage, {documentId}: Pick<OpenFeed, 'documentId'>): FeedOutput =>
  documentId === undefined ? page : {...page, documentId}
