import {compareText} from '../../content/compare.ts'
import {isNonEmptyString, slugOf, titleOf} from '../../content/document.ts'
import {facets, type Facet} from '../../content/kinds.ts'
import type {RenderedEdition} from '../rendered-edition.ts'
import {mailFeedFolder} from '../../site/addresses.ts'
import {articlesBySubject} from '../api/lists.ts'
import {mailFeedTitle} from './mail-feed.ts'

/** A feed in the list of feeds. */
export interface ListedFeed {
  readonly title: string
  readonly description?: string
  /** Below `feeds/`; empty for the main feed. */
  readonly folder: string
  /** The kind of subject it is about, if it is about one. */
  readonly facet?: Facet
  /** The number of articles, where it is known. */
  readonly articles?: number
  /** Whether it also comes with summaries. */
  readonly hasSummaries: boolean
}

/**
 * Returns every feed: all articles, the feed for mail services, feeds that editors define, and subjects by facet and
 * title.
 */
export function feedCatalogue(rendered: RenderedEdition): ListedFeed[] {
  const {documents, edition} = rendered
  const all: ListedFeed = {
    title: edition.site.publisher,
    folder: '',
    articles: documents.filter(({kind}) => kind.type === 'article').length,
    hasSummaries: true,
  }
  const subjects = articlesBySubject(rendered).map(({facet, document: {brief}, articles}): ListedFeed => ({
    title: brief.title,
    folder: `${facet}/${brief.slug}`,
    facet,
    articles: articles.length,
    hasSummaries: false,
  }))
  const bySubject = facets.flatMap((facet) => subjects.filter((feed) => feed.facet === facet).toSorted(byTitle))
  const forMail: ListedFeed = {title: mailFeedTitle(edition.site), folder: mailFeedFolder, hasSummaries: false}
  return [all, forMail, ...editorsFeeds(rendered), ...bySubject]
}

function byTitle(a: ListedFeed, b: ListedFeed): number {
  return compareText(a.title.toLowerCase(), b.title.toLowerCase()) || compareText(a.folder, b.folder)
}

function editorsFeeds({edition}: RenderedEdition): ListedFeed[] {
  return edition.snapshot
    .ofType('feed')
    .filter(({id}) => edition.statusOf(id) !== 'held')
    .flatMap(({document}): ListedFeed[] => {
      const folder = slugOf(document)
      const description = isNonEmptyString(document.description) ? {description: document.description} : {}
      return folder === undefined ? [] : [{title: titleOf(document), ...description, folder, hasSummaries: false}]
    })
    .toSorted(byTitle)
}
