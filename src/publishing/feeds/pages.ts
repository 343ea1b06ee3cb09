import type {Change, Resource} from '../../contract/resource-types.ts'
import {later} from '../../content/time.ts'
import {feedPath, fileUrl, type FeedContent} from '../../site/addresses.ts'
import type {FeedFormat} from '../../site/feed-formats.ts'
import type {Site} from '../../site/site.ts'
import {labelsFor} from '../../site/labels.ts'
import {toFeedItem} from './entry.ts'
import {distinctAt, undatedAt, updatedAt} from './dates.ts'
import type {FeedHead} from './format.ts'
import {formats} from './formats/index.ts'

/** The target size of a feed page, in bytes of JSON. */
export const maxFeedPageBytes = 240 * 1024

/** An article in every form and format. It is rendered once, however many feeds it is in. */
export interface RenderedItem {
  readonly updated: string
  readonly full: Form
  readonly summary: Form
}

/** A newest page of a feed: which address it has, and whether it has full texts or summaries. */
export interface NewestPage {
  readonly variant: FeedContent
  readonly content: FeedContent
}

/** How much of its articles a feed contains. */
export interface FeedExtent {
  /**
   * The newest pages: one, or two with the same articles, in full and as summaries. The first decides how many articles
   * they have.
   */
  readonly newest: readonly [NewestPage, ...NewestPage[]]
  /** The content of the older pages. All newest pages link to them. */
  readonly older: FeedContent
}

/** One file of a feed, and the document that defines the feed, if there is one. */
export interface FeedFile {
  readonly path: string
  readonly text: string
  readonly documentId?: string
}

export interface FeedPages {
  /** Adds the next article, oldest first. Returns the pages that will not change any more. */
  readonly add: (item: RenderedItem) => FeedFile[]
  /** Returns the remaining pages. There is always a newest page, even for a feed without articles. */
  readonly finish: (withdrawn: readonly Change[]) => FeedFile[]
}

export function toRenderedItem(resource: Resource, site: Site): RenderedItem {
  return {
    updated: distinctAt(updatedAt(resource, site), resource.id),
    full: toForm(resource, 'full', site),
    summary: toForm(resource, 'summary', site),
  }
}

/**
 * Starts a feed. Articles are added oldest first, and older pages are numbered from the oldest. So a new article only
 * changes the newest page and the page after it. The newest page has as many articles as allowed, so that programs that
 * only fetch it now and then miss nothing.
 */
export function createFeedPages(head: FeedHead, extent: FeedExtent, site: Site): FeedPages {
  const [main] = extent.newest
  let newest: RenderedItem[] = []
  let newestBytes = 0
  let older: Placed[] = []
  let olderBytes = 0
  /** The number that the page in `older` gets. */
  let number = 1
  /** The older page before that one. It is written once it is known whether a newer page follows. */
  let full: Placed[] | undefined

  const urlOf = (format: FeedFormat, variant: FeedContent, page?: number): string =>
    fileUrl(site, feedPath(head.folder, format, variant, page))

  const updatedOf = (items: readonly Placed[], withdrawn: readonly Change[]): string => {
    const [first = undatedAt(site), ...rest] = [...items.map(({updated}) => updated), ...withdrawn.map(({at}) => at)]
    return rest.reduce(later, first)
  }

  /** Renders the newest page, if there are `count` older ones. */
  const renderNewest = ({variant, content}: NewestPage, count: number, withdrawn: readonly Change[]): FeedFile[] => {
    const items = newest.map((item) => place(item, content))
    const updated = updatedOf(items, withdrawn)
    return formats.map(({name, renderPage}) => {
      const self = urlOf(name, variant)
      const page = {
        head,
        title: variant === 'summary' ? `${head.title} (${labelsFor(site.language).summaries})` : head.title,
        variant,
        self,
        first: self,
        next: count === 0 ? undefined : urlOf(name, main.variant, count),
        previous: undefined,
        last: count === 0 ? self : urlOf(name, main.variant, 1),
        updated,
        withdrawn,
      }
      const texts = items.map((item) => item.texts[name]).toReversed()
      return {path: feedPath(head.folder, name, variant), text: renderPage(page, texts, site)}
    })
  }

  const renderOlder = (items: readonly Placed[], own: number, count: number): FeedFile[] => {
    const {variant} = main
    const updated = updatedOf(items, [])
    return formats.map(({name, renderPage}) => {
      const page = {
        head,
        title: head.title,
        variant,
        self: urlOf(name, variant, own),
        first: urlOf(name, variant),
        next: own === 1 ? undefined : urlOf(name, variant, own - 1),
        previous: own === count ? urlOf(name, variant) : urlOf(name, variant, own + 1),
        last: urlOf(name, variant, 1),
        updated,
        withdrawn: [],
      }
      const texts = items.map((item) => item.texts[name]).toReversed()
      return {path: feedPath(head.folder, name, variant, own), text: renderPage(page, texts, site)}
    })
  }

  /** Moves an article from the newest page to the older ones. */
  const age = (item: RenderedItem): FeedFile[] => {
    const placed = place(item, extent.older)
    const isFull = older.length > 0 && (olderBytes + placed.bytes > maxFeedPageBytes || older.length === maxOlderItems)
    if (!isFull) {
      older.push(placed)
      olderBytes += placed.bytes
      return []
    }
    const written = full === undefined ? [] : renderOlder(full, number - 1, number)
    full = older
    older = [placed]
    olderBytes = placed.bytes
    number += 1
    return written
  }

  return {
    add: (item) => {
      newest.push(item)
      newestBytes += item[main.content].bytes
      const files: FeedFile[] = []
      while (newest.length > 1 && (newestBytes > maxFeedPageBytes || newest.length > maxNewestItems)) {
        const [oldest, ...rest] = newest
        if (oldest === undefined) break
        newest = rest
        newestBytes -= oldest[main.content].bytes
        files.push(...age(oldest))
      }
      return files
    },
    finish: (withdrawn) => {
      const count = older.length === 0 ? 0 : number
      return [
        ...(full === undefined ? [] : renderOlder(full, number - 1, count)),
        ...(older.length === 0 ? [] : renderOlder(older, number, count)),
        ...extent.newest.flatMap((page) => renderNewest(page, count, withdrawn.slice(0, maxTombstones))),
      ]
    },
  }
}

interface Form {
  readonly texts: Readonly<Record<FeedFormat, string>>
  readonly bytes: number
}

const encoder = new TextEncoder()

function toForm(resource: Resource, content: FeedContent, site: Site): Form {
  const entry = toFeedItem(resource, content)
  const texts = {json: '', rss: '', atom: ''}
  for (const {name, renderItem} of formats) texts[name] = renderItem(entry, site)
  return {texts, bytes: encoder.encode(texts.json).length}
}

/** An article on a page, in the form of the page. */
type Placed = Pick<RenderedItem, 'updated'> & Form

const maxOlderItems = 100

/** The most articles on the newest page, which is fetched often. Older pages take up to `maxOlderItems`. */
const maxNewestItems = 50

/** The most withdrawn articles that a feed lists. */
const maxTombstones = 100

function place(item: RenderedItem, content: FeedContent): Placed {
  return {updated: item.updated, ...item[content]}
}
