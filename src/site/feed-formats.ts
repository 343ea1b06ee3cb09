/** The facts about a feed format. The code that renders it is in `src/publishing/feeds/formats/`. */
interface FeedFormatInfo {
  /** Its name for people. */
  readonly title: string
  /** The file name of the newest page. The names of older pages end with `ending`. */
  readonly first: string
  readonly ending: string
  readonly mediaType: string
  /** Whether the main feed's older articles are on further pages in this format. Programs that page read JSON or Atom. */
  readonly hasArchive: boolean
  /** The `Content-Type` header it is served with. */
  readonly contentType: string
  /** Its key in the `links` of a resource. */
  readonly link: 'feed' | 'rss' | 'atom'
}

/** Every feed format, in the order in which they are offered. If a table lacks an entry for a new one, the compiler says so. */
export const feedFormatNames = ['json', 'rss', 'atom'] as const
export type FeedFormat = (typeof feedFormatNames)[number]

export const feedFormats = {
  json: {
    title: 'JSON Feed',
    first: 'feed.json',
    ending: 'feed.json',
    mediaType: 'application/feed+json',
    hasArchive: true,
    contentType: 'application/feed+json',
    link: 'feed',
  },
  rss: {
    title: 'RSS',
    first: 'rss.xml',
    ending: 'rss.xml',
    mediaType: 'application/rss+xml',
    hasArchive: false,
    contentType: 'application/rss+xml; charset=utf-8',
    link: 'rss',
  },
  atom: {
    title: 'Atom',
    first: 'atom.xml',
    ending: 'atom.xml',
    mediaType: 'application/atom+xml',
    hasArchive: true,
    contentType: 'application/atom+xml; charset=utf-8',
    link: 'atom',
  },
} as const satisfies Readonly<Record<FeedFormat, FeedFormatInfo>>
