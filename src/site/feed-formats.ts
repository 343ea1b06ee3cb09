/** What there is to know about a feed format. How it is written is in `publishing/feeds/formats/`. */
interface FeedFormatInfo {
  /** What people call it. */
  readonly title: string
  /** The name of the newest page, and how the names of older ones end. */
  readonly first: string
  readonly ending: string
  readonly mediaType: string
  /** As it is served. */
  readonly contentType: string
  /** Its name among the links of a resource. */
  readonly link: 'feed' | 'rss' | 'atom'
}

/** Every format that feeds are written in. Tables that are keyed by it name what a new format lacks. */
export const feedFormats = {
  json: {
    title: 'JSON Feed',
    first: 'feed.json',
    ending: 'feed.json',
    mediaType: 'application/feed+json',
    contentType: 'application/feed+json',
    link: 'feed',
  },
  rss: {
    title: 'RSS',
    first: 'rss.xml',
    ending: 'rss.xml',
    mediaType: 'application/rss+xml',
    contentType: 'application/rss+xml; charset=utf-8',
    link: 'rss',
  },
  atom: {
    title: 'Atom',
    first: 'atom.xml',
    ending: 'atom.xml',
    mediaType: 'application/atom+xml',
    contentType: 'application/atom+xml; charset=utf-8',
    link: 'atom',
  },
} as const satisfies Readonly<Record<string, FeedFormatInfo>>

export type FeedFormat = keyof typeof feedFormats

/** In the order in which they are offered. */
export const feedFormatNames: readonly FeedFormat[] = ['json', 'rss', 'atom']
