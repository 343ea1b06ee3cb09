import type {Ask, Member} from '../../engine/ask.ts'
import {step} from '../../engine/step.ts'
import type {Change, Resource} from '../../contract/resource-types.ts'
import {later} from '../../content/time.ts'
import {labelsFor} from '../../site/labels.ts'
import {feedPath, fileUrl} from '../../site/addresses.ts'
import {feedFormats, feedFormatNames, type FeedFormat} from '../../site/feed-formats.ts'
import type {Site} from '../../site/site.ts'
import {askedSite} from '../asked/asked-site.ts'
import {collections} from '../collections.ts'
import {undatedAt} from '../feeds/dates.ts'
import {feedOf, type Feed} from '../feeds/feed.ts'
import {formatOf} from '../feeds/formats/index.ts'
import {changes} from '../inputs.ts'
import {askedResource} from '../asked/asked-resource.ts'
import {renderItem} from '../feeds/rendered-item.ts'
import {items} from './items.ts'
import {pages} from './pages.ts'

/** The target size of the newest page of a feed, in bytes of JSON. */
export const maxFeedPageBytes = 240 * 1024

/** About how many bytes an item has besides its text: titles, subjects, evidence. */
const itemOverhead = 3000

/** How many articles one page of the archive has, and the newest page at least. */
const archivePageSize = 10

/** The most recalls that a feed without an archive keeps, and the most withdrawn articles that a feed lists. */
const maxPushedRecalls = 20
const maxTombstones = 100

export interface FeedFacts {
  /** The ids of the articles on the newest page, oldest first. */
  readonly newest: readonly string[]
  /** Recalled articles that newer ones have pushed off the newest page. Feeds without an archive keep them. */
  readonly pushed: readonly string[]
  readonly hasOlder: boolean
  /** How many pages the archive has. */
  readonly archivePages: number
  /** The numbers of the changes that withdrew an article, newest first. */
  readonly withdrawn: readonly string[]
}

/** Each feed: which articles are in it. */
export const feeds = step<FeedFacts>({
  name: 'feeds',
  over: collections.feeds,
  make: (ask, key) => {
    const feed = feedOf(ask, key)
    if (feed === undefined) return {}
    const {wanted, maxItems, content, hasArchive} = feed
    const latest = lastOf(ask, wanted, collections.news, maxItems + 1)
    const newest = fitting(ask, feed, latest.slice(-maxItems))
    const [oldest] = newest
    const hasOlder = newest.length < latest.length
    const recalled = lastOf(ask, wanted, collections.recalled, maxItems + maxPushedRecalls)
    const pushed = recalled
      .filter(({at}) => oldest !== undefined && at < oldest.at)
      .slice(-maxPushedRecalls)
      .map((member) => member.key)
    const older = hasArchive ? ask.count(collections.news('all')) - newest.length : 0
    const archivePages = Math.ceil(older / archivePageSize)
    const withdrawn = lastOf(ask, wanted, collections.withdrawn, maxTombstones).toReversed()
    const shown = [...pushed, ...newest.map((member) => member.key)]
    return {
      facts: {
        newest: newest.map((member) => member.key),
        pushed,
        hasOlder,
        archivePages,
        withdrawn: withdrawn.map((member) => member.key),
      },
      places: [
        ...feedFormatNames.map((format) => ({in: collections.feedFiles, at: `${key}|${format}`})),
        ...Array.from({length: archivePages}, (_, index) => ({in: collections.archivePages, at: String(index + 1)})),
        ...feedFormatNames.flatMap((format) =>
          shown.map((id) => ({in: collections.items, at: `${id}/${content}/${format}`})),
        ),
      ],
    }
  },
})

/** Each file of a feed that readers subscribe to. */
export const feedFiles = step<object>({
  name: 'feed files',
  over: collections.feedFiles,
  make: (ask, at) => {
    const [key = '', name] = at.split('|')
    const format = feedFormatNames.find((each) => each === name)
    const feed = feedOf(ask, key)
    const facts = ask.facts(feeds, key)
    if (feed === undefined || format === undefined || facts === undefined) return {}
    const {head, variant, content, list, documentId} = feed
    const {newest, pushed, hasOlder, archivePages} = facts
    const site = askedSite(ask)
    const isArchived = feed.hasArchive && feedFormats[format].hasArchive
    const ids = isArchived ? newest : [...pushed, ...newest]
    const withdrawn = facts.withdrawn.flatMap((tag) => ask.fact(changes, tag, 'change') ?? [])
    const self = fileUrl(site, feedPath(head.folder, format, variant))
    const archive = (page: number): string => fileUrl(site, feedPath(head.folder, format, variant, page))
    const older = isArchived ? archivePages : 0
    const page = {
      head,
      title: variant === 'summary' ? `${head.title} (${labelsFor(site.language).summaries})` : head.title,
      variant,
      self,
      first: self,
      next: older === 0 ? undefined : archive(older),
      last: older === 0 ? self : archive(1),
      list: hasOlder && !isArchived ? list : undefined,
      updated: updatedOf(ask, ids, withdrawn, site),
      withdrawn,
    }
    const rendered = formatOf(format).renderPage(page, itemsOf(ask, ids, content, format).toReversed(), site)
    const path = feedPath(head.folder, format, variant)
    return {files: [{path, parts: rendered, ...(documentId === undefined ? {} : {source: documentId})}]}
  },
})

/** Each page of the main feed's archive. It is full when it begins, and does not change when newer pages follow. */
export const archivePages = step<object>({
  name: 'archive pages',
  over: collections.archivePages,
  isParallel: true,
  make: (ask, number) => {
    const feed = feedOf(ask, 'all')
    if (feed === undefined) return {}
    const {head, variant} = feed
    const site = askedSite(ask)
    const own = Number(number)
    const ids = ask.slice(collections.news('all'), {page: own, size: archivePageSize}).map((member) => member.key)
    // Items of the archive are in no other feed, so they are not kept.
    const resources = ids.flatMap((id) => askedResource(ask, id) ?? []).toReversed()
    return {
      files: feedFormatNames
        .filter((format) => feedFormats[format].hasArchive)
        .map((format) => {
          const url = (page?: number): string => fileUrl(site, feedPath(head.folder, format, variant, page))
          const page = {
            head,
            title: head.title,
            variant,
            self: url(own),
            first: url(),
            next: own === 1 ? undefined : url(own - 1),
            last: url(1),
            list: undefined,
            updated: updatedOf(ask, ids, [], site),
            withdrawn: [],
          }
          return {
            path: feedPath(head.folder, format, variant, own),
            parts: formatOf(format).renderPage(page, archived(resources, format, site), site),
          }
        }),
    }
  },
})

function archived(resources: readonly Resource[], format: FeedFormat, site: Site): Uint8Array[] {
  return resources.map((resource) => renderItem(resource, 'full', format, site))
}

function itemsOf(ask: Ask, ids: readonly string[], content: Feed['content'], format: FeedFormat): Uint8Array[] {
  return ids.flatMap((id) => ask.bytes(items, `${id}/${content}/${format}`, 'item') ?? [])
}

/** The last members of a feed, oldest first: of all articles, or of those about some subject of every list. */
function lastOf(
  ask: Ask,
  wanted: Feed['wanted'],
  collection: (subject: string) => string,
  count: number,
): readonly Member[] {
  const [only, ...others] = wanted
  if (only === undefined) return ask.slice(collection('all'), {last: count})
  const [subject] = only
  if (others.length === 0 && only.length === 1 && subject !== undefined) {
    return ask.slice(collection(subject), {last: count})
  }
  const [first = new Map<string, Member>(), ...rest] = wanted.map(
    (subjects) =>
      new Map<string, Member>(
        subjects.flatMap((each) =>
          ask
            .slice(collection(each), {all: true})
            .map((member): [string, Member] => [`${member.at} ${member.key}`, member]),
        ),
      ),
  )
  return [...first]
    .filter(([at]) => rest.every((members) => members.has(at)))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .slice(-count)
    .map(([, member]) => member)
}

/** As many of the newest as a page should have. Summaries are small, and the archive needs a whole page of it. */
function fitting(ask: Ask, {content, hasArchive}: Feed, newest: readonly Member[]): readonly Member[] {
  if (content === 'summary') return newest
  const least = hasArchive ? archivePageSize : 1
  const fit: Member[] = []
  let bytes = 0
  for (const member of newest.toReversed()) {
    bytes += (ask.fact(pages, member.key, 'length') ?? 0) + itemOverhead
    if (fit.length >= least && bytes > maxFeedPageBytes) break
    fit.unshift(member)
  }
  return fit
}

function updatedOf(ask: Ask, ids: readonly string[], withdrawn: readonly Change[], site: Site): string {
  const [first = undatedAt(site), ...rest] = [
    ...ids.flatMap((id) => ask.fact(pages, id, 'updated') ?? []),
    ...withdrawn.map(({at}) => at),
  ]
  return rest.reduce(later, first)
}
