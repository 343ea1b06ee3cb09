import type {Change} from '../../contract/resource-types.ts'
import {later} from '../../content/time.ts'
import {feedPath, fileUrl, type FeedContent} from '../../site/addresses.ts'
import {feedFormats, type FeedFormat} from '../../site/feed-formats.ts'
import type {Site} from '../../site/site.ts'
import {labelsFor} from '../../site/labels.ts'
import {undatedAt} from './dates.ts'
import type {FeedHead, Format} from './format.ts'
import {formats} from './formats/index.ts'
import type {RenderedItem} from './rendered-item.ts'

/** The target size of a feed page, in bytes of JSON. */
export const maxFeedPageBytes = 240 * 1024

/** How much of its articles a feed contains. */
export interface FeedExtent {
  /** Which of a feed's two addresses it has. */
  readonly variant: FeedContent
  /** Whether its articles are in full. */
  readonly content: FeedContent
  /** The most articles on the newest page. It has fewer if they are large. */
  readonly maxItems: number
  /**
   * Whether older articles are on further pages, in the formats that have an archive. Other feeds end with their newest
   * articles and name the API's list of all of them: an article is in a dozen feeds, and older pages of each would be a
   * third of everything that is published.
   */
  readonly hasArchive: boolean
  /** The address of the API's list of all articles of the feed. */
  readonly list: string
}

/** One file of a feed, and the document that defines the feed, if there is one. */
export interface FeedFile {
  readonly path: string
  readonly text: Uint8Array
  readonly documentId?: string
}

export interface FeedPages {
  /** Adds the next article, oldest first. Returns the pages that will not change any more. */
  readonly add: (item: RenderedItem) => FeedFile[]
  /** Returns the remaining pages. There is always a newest page, even for a feed without articles. */
  readonly finish: (withdrawn: readonly Change[]) => FeedFile[]
}

/**
 * Starts a feed. Articles are added oldest first, and older pages are numbered from the oldest. So a new article only
 * changes the newest page and the page after it. Where a format has no older pages, its newest page also keeps the
 * latest recalls that newer articles have pushed off: whoever holds a copy of the article must be able to see them.
 */
export function createFeedPages(head: FeedHead, extent: FeedExtent, site: Site): FeedPages {
  const {variant, content, maxItems, hasArchive, list} = extent
  let newest: RenderedItem[] = []
  let newestBytes = 0
  let pushedRecalls: RenderedItem[] = []
  let hasOlder = false
  const older = createOlderPages(head, extent, site)

  /** Renders the newest page, if there are `count` older ones. */
  const renderNewest = ({name, renderPage}: Format, count: number, withdrawn: readonly Change[]): FeedFile => {
    const isArchived = hasArchive && feedFormats[name].hasArchive
    const items = isArchived ? newest : [...pushedRecalls, ...newest]
    const self = urlOf(head, name, variant, site)
    const pages = isArchived ? count : 0
    const page = {
      head,
      title: variant === 'summary' ? `${head.title} (${labelsFor(site.language).summaries})` : head.title,
      variant,
      self,
      first: self,
      next: pages === 0 ? undefined : urlOf(head, name, variant, site, pages),
      previous: undefined,
      last: pages === 0 ? self : urlOf(head, name, variant, site, 1),
      list: hasOlder && !isArchived ? list : undefined,
      updated: updatedOf(items, withdrawn, site),
      withdrawn,
    }
    const rendered = items.map((item) => item[content].in(name)).toReversed()
    return {path: feedPath(head.folder, name, variant), text: renderPage(page, rendered, site)}
  }

  return {
    add: (item) => {
      newest.push(item)
      newestBytes += item[content].bytes
      const files: FeedFile[] = []
      while (newest.length > 1 && (newestBytes > maxFeedPageBytes || newest.length > maxItems)) {
        const oldest = newest.shift()
        if (oldest === undefined) break
        newestBytes -= oldest[content].bytes
        hasOlder = true
        if (oldest.isRecalled) pushedRecalls = [...pushedRecalls, oldest].slice(-maxPushedRecalls)
        if (hasArchive) files.push(...older.add(oldest))
      }
      return files
    },
    finish: (withdrawn) => {
      const {files, count} = older.finish()
      return [...files, ...formats.map((format) => renderNewest(format, count, withdrawn.slice(0, maxTombstones)))]
    },
  }
}

const maxOlderItems = 100

/** The most withdrawn articles that a feed lists. */
const maxTombstones = 100

const maxPushedRecalls = 20

interface OlderPages {
  /** Adds an article that has left the newest page. Returns the pages that will not change any more. */
  readonly add: (item: RenderedItem) => FeedFile[]
  /** Returns the remaining pages, and the number of all. */
  readonly finish: () => {readonly files: FeedFile[]; readonly count: number}
}

function createOlderPages(head: FeedHead, {variant, content}: FeedExtent, site: Site): OlderPages {
  let open: RenderedItem[] = []
  let openBytes = 0
  /** The number that the open page gets. */
  let number = 1
  /** The page before that one. It is written once it is known whether a newer page follows. */
  let full: RenderedItem[] | undefined

  const render = (items: readonly RenderedItem[], own: number, count: number): FeedFile[] =>
    formats
      .filter(({name}) => feedFormats[name].hasArchive)
      .map(({name, renderPage}) => {
        const url = (page?: number): string => urlOf(head, name, variant, site, page)
        const page = {
          head,
          title: head.title,
          variant,
          self: url(own),
          first: url(),
          next: own === 1 ? undefined : url(own - 1),
          previous: own === count ? url() : url(own + 1),
          last: url(1),
          list: undefined,
          updated: updatedOf(items, [], site),
          withdrawn: [],
        }
        const rendered = items.map((item) => item[content].in(name)).toReversed()
        return {path: feedPath(head.folder, name, variant, own), text: renderPage(page, rendered, site)}
      })

  return {
    add: (item) => {
      const {bytes} = item[content]
      const isFull = open.length > 0 && (openBytes + bytes > maxFeedPageBytes || open.length === maxOlderItems)
      if (!isFull) {
        open.push(item)
        openBytes += bytes
        return []
      }
      const written = full === undefined ? [] : render(full, number - 1, number)
      full = open
      open = [item]
      openBytes = bytes
      number += 1
      return written
    },
    finish: () => {
      const count = open.length === 0 ? 0 : number
      const files = [
        ...(full === undefined ? [] : render(full, number - 1, count)),
        ...(open.length === 0 ? [] : render(open, number, count)),
      ]
      return {files, count}
    },
  }
}

function urlOf({folder}: FeedHead, format: FeedFormat, variant: FeedContent, site: Site, page?: number): string {
  return fileUrl(site, feedPath(folder, format, variant, page))
}

function updatedOf(items: readonly RenderedItem[], withdrawn: readonly Change[], site: Site): string {
  const [first = undatedAt(site), ...rest] = [...items.map(({updated}) => updated), ...withdrawn.map(({at}) => at)]
  return rest.reduce(later, first)
}
