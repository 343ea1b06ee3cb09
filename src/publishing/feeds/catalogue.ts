import type {Ask} from '../../engine/ask.ts'
import {compareText} from '../../content/compare.ts'
import {facets, type Facet} from '../../content/kinds.ts'
import {shownTitle} from '../../contract/resource-types.ts'
import {labelsFor} from '../../site/labels.ts'
import {askedSite} from '../asked/asked-site.ts'
import {subjectKey} from '../../content/subjects.ts'
import {collections} from '../collections.ts'
import {mailFeedFolder} from '../../site/addresses.ts'
import {listKey} from '../steps/lists.ts'
import {pages} from '../steps/pages.ts'
import {feedOf, ownFeedPrefix} from './feed.ts'

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
export function feedCatalogue(ask: Ask): ListedFeed[] {
  const all = listed(ask, 'all', {articles: ask.count(collections.list('articles')), hasSummaries: true})
  const forMail = listed(ask, mailFeedFolder)
  const own = ask
    .slice(collections.feeds, {all: true})
    .flatMap(({at}) => (at.startsWith(ownFeedPrefix) ? listed(ask, at) : []))
    .toSorted(byTitle)
  const subjects = facets.flatMap((facet) =>
    ask.slice(collections.subjects(facet), {all: true}).flatMap(({key: id}) => {
      const link = ask.fact(pages, id, 'link')
      const title = link === undefined ? undefined : shownTitle(link, labelsFor(askedSite(ask).language).withdrawn)
      const articles = ask.count(collections.list(listKey(facet, id)))
      return listed(ask, subjectKey(facet, id), {facet, articles, ...(title === undefined ? {} : {title})})
    }),
  )
  return [...all, ...forMail, ...own, ...subjects]
}

function listed(ask: Ask, key: string, more: Partial<ListedFeed> = {}): ListedFeed[] {
  const feed = feedOf(ask, key)
  if (feed === undefined) return []
  const {title, folder, description} = feed.head
  const isOwn = key.startsWith(ownFeedPrefix)
  return [{title, folder, hasSummaries: false, ...(isOwn && feed.isDescribed ? {description} : {}), ...more}]
}

function byTitle(a: ListedFeed, b: ListedFeed): number {
  return compareText(a.title.toLowerCase(), b.title.toLowerCase()) || compareText(a.folder, b.folder)
}
