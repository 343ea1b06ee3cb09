import type {Change} from '../../contract/resource-types.ts'
import type {FeedContent} from '../../site/addresses.ts'
import type {FeedFormat} from '../../site/feed-formats.ts'
import type {Site} from '../../site/site.ts'
import type {FeedItem} from './entry.ts'

/** What a feed is, whatever its format. */
export interface FeedHead {
  /** Below `feeds/`, or empty for the main feed. */
  readonly folder: string
  /** Names the feed in its id; it stays when the folder changes. */
  readonly key: string
  readonly title: string
  readonly description: string
  readonly homePageUrl: string
}

/** One page of a feed. Addresses are absolute. */
export interface FeedPage {
  readonly head: FeedHead
  /** Of this page: a feed of summaries says so. */
  readonly title: string
  /** Which of the two that most feeds have: with the full text, or with summaries. */
  readonly variant: FeedContent
  readonly self: string
  /** The newest page. */
  readonly first: string
  readonly next: string | undefined
  readonly previous: string | undefined
  readonly last: string
  /** When anything on it last changed. */
  readonly updated: string
  /** What was in the feed and is gone, newest first; on the newest page only. */
  readonly withdrawn: readonly Change[]
}

/** One format of feeds. What breaks the contract is thrown. Items are written once and stand in many feeds, so pages take them as they were written. */
export interface Format {
  readonly name: FeedFormat
  readonly renderItem: (entry: FeedItem, site: Site) => string
  readonly renderPage: (page: FeedPage, entries: readonly string[], site: Site) => string
}
