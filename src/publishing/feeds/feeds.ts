import type {Change} from '../../contract/resource-types.ts'
import {isNonEmptyString, slugOf, titleOf} from '../../content/document.ts'
import {facets} from '../../content/kinds.ts'
import type {Page, Edition} from '../../pages/edition.ts'
import {refsOf} from '../../content/references.ts'
import type {FeedContent} from '../../site/addresses.ts'
import {subjectKey} from '../../content/subjects.ts'
import type {Subjects} from '../filing.ts'
import {
  createFeedPages,
  type FeedExtent,
  type FeedFile,
  type RenderedItem,
  type FeedPages,
  type NewestPage,
} from './pages.ts'

/** All feeds of an edition. They are written while articles are added, oldest news first. */
export interface Feeds {
  /**
   * Adds an article to every feed it belongs to. Returns the files that will not change any more.
   * @param keys - the keys of the subjects it is filed under
   */
  readonly add: (article: RenderedItem, keys: ReadonlySet<string>) => FeedFile[]
  /** @param withdrawn - articles that are no longer published, newest first */
  readonly finish: (withdrawn: readonly Change[]) => Iterable<FeedFile>
}

/**
 * Opens every feed of an edition: one with all articles, one for each subject, and those that editors define.
 * @param pages - the pages that are published
 * @param isSound - whether a feed's document has no errors
 */
export function createFeeds(
  pages: readonly Page[],
  edition: Edition,
  subjects: Subjects,
  isSound: (id: string) => boolean,
): Feeds {
  const open = [
    ...openMainFeeds(edition),
    ...openEditorsFeeds(edition, isSound),
    ...openSubjectFeeds(pages, edition),
  ].map((feed) => ({...feed, pages: limited(feed)}))
  return {
    add: (item, keys) =>
      open.filter(({accepts}) => accepts(keys)).flatMap((feed) => owned(feed.pages.add(item), feed.documentId)),
    *finish(withdrawn) {
      const gone = withdrawn.map((change) => ({change, keys: subjects.keysOf(change.about ?? [])}))
      // Releases each feed once it is written, because together they hold much of the edition.
      for (let feed = open.shift(); feed !== undefined; feed = open.shift()) {
        const {accepts, documentId} = feed
        const own = gone.filter(({keys}) => accepts(keys)).map(({change}) => change)
        yield* owned(feed.pages.finish(own), documentId)
      }
    },
  }
}

/** A feed, and which articles belong to it. */
interface OpenFeed {
  readonly pages: FeedPages
  readonly accepts: (keys: ReadonlySet<string>) => boolean
  readonly documentId?: string
  /** The most articles it has. The oldest ones are dropped first. */
  readonly limit?: number
}

const full: NewestPage = {variant: 'full', content: 'full'}
const summary: NewestPage = {variant: 'summary', content: 'summary'}

function openMainFeeds({site}: Edition): OpenFeed[] {
  const head = {
    folder: '',
    key: 'all',
    title: site.publisher,
    description: site.description ?? `Everything from ${site.publisher}`,
    homePageUrl: `${site.siteUrl}/`,
  }
  return [
    {pages: createFeedPages(head, {newest: [full], older: 'full'}, site), accepts: () => true},
    {
      pages: createFeedPages({...head, key: 'all/summary'}, {newest: [summary], older: 'summary'}, site),
      accepts: () => true,
    },
  ]
}

/** What the feed of a `feed` document contains, as its editor chose. It has one address in each format. */
const editorsExtents: Readonly<Record<FeedContent, FeedExtent>> = {
  full: {newest: [full], older: 'full'},
  summary: {newest: [{variant: 'full', content: 'summary'}], older: 'summary'},
}

/**
 * Opens the feeds that editors define. An article must be about at least one subject of every list that is not empty.
 */
function openEditorsFeeds({snapshot, site}: Edition, isSound: (id: string) => boolean): OpenFeed[] {
  return snapshot.ofType('feed').flatMap(({id, document}) => {
    const slug = slugOf(document)
    if (slug === undefined || !isSound(id)) return []
    const wanted = facets
      .map((facet) => refsOf(document[facet]).map((ref) => subjectKey(facet, ref)))
      .filter((keys) => keys.length > 0)
    const title = titleOf(document)
    const head = {
      folder: slug,
      key: id,
      title,
      description: isNonEmptyString(document.description) ? document.description : `${title}, from ${site.publisher}`,
      homePageUrl: `${site.siteUrl}/`,
    }
    return [
      {
        pages: createFeedPages(head, editorsExtents[document.content === 'summary' ? 'summary' : 'full'], site),
        accepts: (keys) => wanted.every((some) => some.some((key) => keys.has(key))),
        documentId: id,
        ...(document.limit === undefined ? {} : {limit: document.limit}),
      },
    ]
  })
}

/**
 * How much a subject's feed contains. An article is in a dozen of these feeds. Older pages only have summaries with a
 * link, because full texts would make the output ten times as large. The main feed and the API have the full text.
 */
const subjectExtent: FeedExtent = {newest: [full, summary], older: 'summary'}

function openSubjectFeeds(pages: readonly Page[], {site}: Edition): OpenFeed[] {
  return pages.flatMap(({id, kind, slug, title, url}) => {
    const {facet, type} = kind
    if (facet === undefined) return []
    const key = subjectKey(facet, id)
    const head = {
      folder: `${facet}/${slug}`,
      key: `${type}/${id}`,
      title: `${title} – ${site.publisher}`,
      description: `${title}: articles from ${site.publisher}`,
      homePageUrl: url,
    }
    return [{pages: createFeedPages(head, subjectExtent, site), accepts: (keys) => keys.has(key)}]
  })
}

/** Limits a feed: keeps its last articles until all are added, and then writes them. */
function limited({pages, limit}: OpenFeed): FeedPages {
  if (limit === undefined) return pages
  let kept: RenderedItem[] = []
  return {
    add: (item) => {
      kept = [...kept.slice(kept.length >= limit ? 1 : 0), item]
      return []
    },
    finish: (withdrawn) => [...kept.flatMap((item) => pages.add(item)), ...pages.finish(withdrawn)],
  }
}

function owned(files: readonly FeedFile[], documentId: string | undefined): FeedFile[] {
  return documentId === undefined ? [...files] : files.map((file) => ({path: file.path, text: file.text, documentId}))
}
