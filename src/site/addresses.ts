import {manifestName} from '../files/output/manifest.ts'
import {folderOf} from '../content/kinds.ts'
import {feedFormats, type FeedFormat} from './feed-formats.ts'

/** Where a site is, and the authority of its tag URIs. */
export interface SiteAddresses {
  /** Without a slash at the end. */
  readonly siteUrl: string
  /** Where the exported files are served, without a slash at the end. */
  readonly feedsUrl: string
  /** A domain or mail address that belonged to the publisher at the start of `tagYear` (RFC 4151). */
  readonly tagAuthority: string
  readonly tagYear: number
}

/** Whether a feed has full articles or summaries. */
export type FeedContent = 'full' | 'summary'

/** The folder of the feed for mail services, below `feeds/`. */
export const mailFeedFolder = 'mail'

/** The paths of files in the output. */
export const outputPaths = {
  markdown: (folder: string, slug: string): string => `markdown/${folder}/${slug}.md`,
  resource: (folder: string, slug: string): string => `api/v1/${folder}/${slug}.json`,
  list: (folder: string): string => `api/v1/${folder}/index.json`,
  listPage: (folder: string, page: number): string => `api/v1/${folder}/page/${page}.json`,
  feedList: 'feeds/index.json',
  feedOutline: 'feeds/index.opml',
  asset: (name: string): string => `assets/${name}`,
  changes: (page?: number): string => `api/v1/changes/${page ?? 'index'}.json`,
  search: 'api/v1/search/index.json',
  searchShard: (page: number): string => `api/v1/search/${page}.json`,
  schema: (name: string): string => `api/v1/schema/${name}.json`,
  openApi: 'api/v1/openapi.json',
  types: 'api/v1/types.d.ts',
  redirects: 'redirects.json',
  redirectRules: '_redirects',
  headerRules: '_headers',
  sitemap: 'sitemap.xml',
  sitemapShard: (folder: string, page: number): string => `sitemap/${folder}-${page}.xml`,
  robots: 'robots.txt',
  llms: 'llms.txt',
  llmsFull: (folder: string, page: number): string => `llms-full/${folder}-${page}.txt`,
  page: 'index.html',
  developers: 'developers/index.html',
  readerPage: (folder: string, slug: string): string => `${folder}/${slug}/index.html`,
  readerList: (folder: string, page?: number): string =>
    page === undefined ? `${folder}/index.html` : `${folder}/page/${page}/index.html`,
  readerSearch: 'search/index.html',
  searchScript: 'search/search.js',
  searchLibrary: 'search/minisearch.js',
  style: (hash: string): string => `styles/${hash}.css`,
  notFound: '404.html',
  gone: '410.html',
  newsletterArchive: 'newsletters/index.html',
  newsletterFeed: 'newsletters/feed.json',
  newsletterRss: 'newsletters/rss.xml',
  newsletter: (slug: string, form: 'index.html' | 'index.txt' | 'message.eml'): string => `newsletters/${slug}/${form}`,
  manifest: manifestName,
} as const

/** Returns the address of a page for readers: `<site>/<folder>/<slug>/`. */
export function permalink(site: Pick<SiteAddresses, 'siteUrl'>, type: string, slug: string): string {
  return `${site.siteUrl}/${folderOf(type)}/${encodeURIComponent(slug)}/`
}

/** Returns the address of an exported file. */
export function fileUrl(site: Pick<SiteAddresses, 'feedsUrl'>, path: string): string {
  return `${site.feedsUrl}/${path.split('/').map(encodeURIComponent).join('/')}`
}

/** Returns the id of a document in every feed: a tag URI (RFC 4151). It stays the same if the address changes. */
export function tagUri(site: Pick<SiteAddresses, 'tagAuthority' | 'tagYear'>, type: string, id: string): string {
  return `tag:${site.tagAuthority},${site.tagYear}:${type}/${id}`
}

/**
 * Returns the path of a feed in the output.
 * @param folder - below `feeds/`, or empty for the main feed
 * @param page - the number of an older page, counted from the oldest; omitted for the newest, which readers subscribe to
 */
export function feedPath(folder: string, format: FeedFormat, content: FeedContent, page?: number): string {
  const base = ['feeds', folder, content === 'summary' ? 'summary' : ''].filter((part) => part !== '').join('/')
  const {first, ending} = feedFormats[format]
  return page === undefined ? `${base}/${first}` : `${base}/page/${page}.${ending}`
}
