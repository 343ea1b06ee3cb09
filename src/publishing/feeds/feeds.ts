import type {Change} from '../../contract/resource-types.ts'
import {isNonEmptyString, slugOf, titleOf} from '../../content/document.ts'
import {facets} from '../../content/kinds.ts'
import type {Page, Edition} from '../../pages/edition.ts'
import {refsOf} from '../../content/references.ts'
import {fileUrl, outputPaths, type FeedContent} from '../../site/addresses.ts'
import type {Site} from '../../site/site.ts'
import {subjectKey} from '../../content/subjects.ts'
import type {Subjects} from '../filing.ts'
import {createFeedPages, type FeedFile, type FeedPages} from './pages.ts'
import type {RenderedItem} from './rendered-item.ts'

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
  const open = [...openMainFeeds(edition), ...openEditorsFeeds(edition, isSound), ...openSubjectFeeds(pages, edition)]
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
}

/** The most articles on the newest page of a feed with full texts. Feed readers fetch it often. */
const maxFullItems = 20
const maxSummaries = 50

function openMainFeeds({site}: Edition): OpenFeed[] {
  const head = {
    folder: '',
    key: 'all',
    title: site.publisher,
    description: site.description ?? `Everything from ${site.publisher}`,
    homePageUrl: `${site.siteUrl}/`,
  }
  const list = articlesList(site)
  const inFull = {variant: 'full', content: 'full', maxItems: maxFullItems, hasArchive: true, list} as const
  const inBrief = {variant: 'summary', content: 'summary', maxItems: maxSummaries, hasArchive: false, list} as const
  return [
    {pages: createFeedPages(head, inFull, site), accepts: () => true},
    {pages: createFeedPages({...head, key: 'all/summary'}, inBrief, site), accepts: () => true},
  ]
}

/** The address of the API's list of articles: of all, or of those about a subject. */
function articlesList(site: Site, subject = ''): string {
  return fileUrl(site, outputPaths.list(`articles${subject}`, 1))
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
    const content: FeedContent = document.content === 'summary' ? 'summary' : 'full'
    const maxItems = document.limit ?? (content === 'summary' ? maxSummaries : maxFullItems)
    // It has one address in each format, whatever its editor chose.
    const extent = {variant: 'full', content, maxItems, hasArchive: false, list: articlesList(site)} as const
    return [
      {
        pages: createFeedPages(head, extent, site),
        accepts: (keys) => wanted.every((some) => some.some((key) => keys.has(key))),
        documentId: id,
      },
    ]
  })
}

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
    const list = articlesList(site, `/${facet}/${slug}`)
    const extent = {variant: 'full', content: 'full', maxItems: maxFullItems, hasArchive: false, list} as const
    return [{pages: createFeedPages(head, extent, site), accepts: (keys) => keys.has(key)}]
  })
}

function owned(files: readonly FeedFile[], documentId: string | undefined): FeedFile[] {
  return documentId === undefined ? [...files] : files.map((file) => ({path: file.path, text: file.text, documentId}))
}
