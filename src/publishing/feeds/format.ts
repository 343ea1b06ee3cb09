import type {Change} from '../../contract/resource-types.ts'
import type {FeedContent} from '../../site/addresses.ts'
import type {FeedFormat} from '../../site/feed-formats.ts'
import type {Site} from '../../site/site.ts'
import type {FeedItem} from './entry.ts'

/** The data of a feed, in any format. */
export interface FeedHead {
  /** Below `feeds/`, or empty for the main feed. */
  readonly folder: string
  /** Identifies the feed in its id. It stays the same when the folder changes. */
  readonly key: string
  readonly title: string
  readonly description: string
  readonly homePageUrl: string
}

/** One page of a feed. Addresses are absolute. */
export interface FeedPage {
  readonly head: FeedHead
  /** The title of this page. A feed of summaries says so. */
  readonly title: string
  /** Whether this page belongs to the feed with full texts or to the one with summaries. Most feeds have both. */
  readonly variant: FeedContent
  readonly self: string
  /** The newest page. */
  readonly first: string
  /** The page with older articles. Pages do not name newer ones, so that they stay as they are. */
  readonly next: string | undefined
  readonly last: string
  /** The address of the API's list that has the older articles, if there are any and the feed has no further pages. */
  readonly list: string | undefined
  /** When anything on it last changed. */
  readonly updated: string
  /** Articles that are no longer published, newest first. Only the newest page has them. */
  readonly withdrawn: readonly Change[]
}

/**
 * A feed format. It throws if the output breaks the contract. An item is rendered once and is part of many feeds, so
 * pages take rendered items.
 */
export interface Format {
  readonly name: FeedFormat
  readonly renderItem: (entry: FeedItem, site: Site) => string
  /**
   * Renders a page, in parts: items stay as they are.
   * @param items - rendered, as UTF-8, newest first
   */
  readonly renderPage: (page: FeedPage, items: readonly Uint8Array[], site: Site) => ReadonlyArray<string | Uint8Array>
}
