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

/** Every feed of an edition, written while articles come in, oldest news first. */
export interface Feeds {
  /**
   * Adds an article to all feeds it belongs to; gives the files that will not change any more.
   * @param keys - what it is filed under
   */
  readonly add: (article: RenderedItem, keys: ReadonlySet<string>) => FeedFile[]
  /** @param withdrawn - what was in feeds and is gone, newest first */
  readonly finish: (withdrawn: readonly Change[]) => Iterable<FeedFile>
}

/**
 * Opens every feed of an edition: all articles, one for each subject, and those editors define.
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
      // Each feed is let go of once it is written: together they hold much of the edition.
      for (let feed = open.shift(); feed !== undefined; feed = open.shift()) {
        const {accepts, documentId} = feed
        const own = gone.filter(({keys}) => accepts(keys)).map(({change}) => change)
        yield* owned(feed.pages.finish(own), documentId)
      }
    },
  }
}

/** A feed with what decides which articles are in it. */
interface OpenFeed {
  readonly pages: FeedPages
  readonly accepts: (keys: ReadonlySet<string>) => boolean
  readonly documentId?: string
  /** How many articles it has at most; those that came first make room. */
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

/** The feed of a `feed` document gives what its editor chose, at one address. */
const editorsExtents: Readonly<Record<FeedContent, FeedExtent>> = {
  full: {newest: [full], older: 'full'},
  summary: {newest: [{variant: 'full', content: 'summary'}], older: 'summary'},
}

/** Feeds that editors define: an article is in one if it is about a subject of every list that is not empty. */
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
 * An article is in a dozen subjects' feeds. The full text of older ones stands in the main feed and in the API; here a
 * summary with the way there keeps the output from being ten times as large.
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

/** Keeps the last articles of a feed that has a limit, until all are there. */
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
