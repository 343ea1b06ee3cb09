import {assetFileName, parseImageAssetId} from '../content/assets.ts'
import type {Snapshot} from '../content/snapshot.ts'
import {isNonEmptyString, isRecord} from '../content/document.ts'
import {kindOf} from '../content/kinds.ts'
import {refsOf} from '../content/references.ts'

/** The publisher, and where things are published. */
export interface Site {
  readonly publisher: string
  readonly description: string | undefined
  /** Without a slash at the end. */
  readonly siteUrl: string
  /** Where the exported files are served, without a slash at the end. */
  readonly feedsUrl: string
  readonly language: string
  readonly licence: {readonly name: string | undefined; readonly url: string | undefined} | undefined
  readonly tagAuthority: string
  readonly tagYear: number
  readonly logo: Logo | undefined
  /** The address of the WebSub hub that is told of news, if there is one. */
  readonly webSubHub: string | undefined
}

/** The publisher's logo. */
export interface Logo {
  readonly assetId: string
  readonly url: string
  readonly alt: string
  readonly width: number
  readonly height: number
  readonly format: string
}

/** What stands in for settings that are missing; a rule says so. */
const unset: Site = {
  publisher: 'Unnamed publisher',
  description: undefined,
  siteUrl: 'http://localhost:3333/published',
  feedsUrl: 'http://localhost:3333/published',
  language: 'en',
  licence: undefined,
  tagAuthority: 'localhost',
  tagYear: 2026,
  logo: undefined,
  webSubHub: undefined,
}

const logoOf = (figure: unknown, feedsUrl: string): Logo | undefined => {
  if (!isRecord(figure) || !isRecord(figure['image'])) return undefined
  const [assetId] = refsOf(figure['image']['asset'])
  const parsed = assetId === undefined ? undefined : parseImageAssetId(assetId)
  const name = assetId === undefined ? undefined : assetFileName(assetId)
  if (assetId === undefined || parsed === undefined || name === undefined) return undefined
  const {width, height, format} = parsed
  const alt = typeof figure['alt'] === 'string' ? figure['alt'] : ''
  return {assetId, url: fileUrl({feedsUrl}, outputPaths.asset(name)), alt, width, height, format}
}

const withoutSlash = (url: string): string => url.replace(/\/+$/, '')

export const createSite = (snapshot: Snapshot): Site => {
  const settings = snapshot.ofType('siteSettings')[0]?.document
  if (settings === undefined) return unset
  const siteUrl = withoutSlash(settings.siteUrl ?? unset.siteUrl)
  const name = isNonEmptyString(settings.licence?.name) ? settings.licence.name.trim() : undefined
  const url = isNonEmptyString(settings.licence?.url) ? settings.licence.url.trim() : undefined
  const feedsUrl = withoutSlash(settings.feedsUrl ?? siteUrl)
  return {
    publisher: settings.publisher ?? unset.publisher,
    description: settings.description,
    siteUrl,
    feedsUrl,
    language: settings.language ?? unset.language,
    licence: name === undefined && url === undefined ? undefined : {name, url},
    tagAuthority: settings.tagAuthority ?? unset.tagAuthority,
    tagYear: settings.tagYear ?? unset.tagYear,
    logo: logoOf(settings.logo, feedsUrl),
    webSubHub: settings.webSubHub,
  }
}

/** The address of a page for readers: `<site>/<folder>/<slug>/`. */
export const permalink = (site: Site, type: string, slug: string): string =>
  `${site.siteUrl}/${kindOf(type)?.folder ?? type}/${encodeURIComponent(slug)}/`

/** The address of an exported file. */
export const fileUrl = (site: Pick<Site, 'feedsUrl'>, path: string): string =>
  `${site.feedsUrl}/${path.split('/').map(encodeURIComponent).join('/')}`

/** The id of a document in every feed, which outlives its address: a tag URI (RFC 4151). */
export const tagUri = (site: Site, type: string, id: string): string =>
  `tag:${site.tagAuthority},${site.tagYear}:${type}/${id}`

export const feedFormats = ['json', 'rss', 'atom'] as const
export type FeedFormat = (typeof feedFormats)[number]

/** How much of its articles a feed gives. */
export type FeedContent = 'full' | 'summary'

/** The folder of the feed for mail services, below `feeds/`. */
export const mailFeedFolder = 'mail'

const feedNames: Readonly<Record<FeedFormat, {readonly first: string; readonly ending: string}>> = {
  json: {first: 'feed.json', ending: 'feed.json'},
  rss: {first: 'rss.xml', ending: 'rss.xml'},
  atom: {first: 'atom.xml', ending: 'atom.xml'},
}

/**
 * Where a feed is in the output.
 * @param folder - below `feeds/`, or empty for the main feed
 * @param page - the number of an older page, counted from the oldest; left out for the newest, which readers subscribe to
 */
export const feedPath = (folder: string, format: FeedFormat, content: FeedContent, page?: number): string => {
  const base = ['feeds', folder, content === 'summary' ? 'summary' : ''].filter((part) => part !== '').join('/')
  const {first, ending} = feedNames[format]
  return page === undefined ? `${base}/${first}` : `${base}/page/${page}.${ending}`
}

/** Where files are in the output. */
export const outputPaths = {
  markdown: (folder: string, slug: string): string => `markdown/${folder}/${slug}.md`,
  resource: (folder: string, slug: string): string => `api/v1/${folder}/${slug}.json`,
  list: (folder: string, page: number): string =>
    page === 1 ? `api/v1/${folder}/index.json` : `api/v1/${folder}/page/${page}.json`,
  feedList: 'feeds/index.json',
  feedOutline: 'feeds/index.opml',
  asset: (name: string): string => `assets/${name}`,
  changes: (page?: number): string => `api/v1/changes/${page ?? 'index'}.json`,
  search: 'api/v1/search/index.json',
  schema: (name: string): string => `api/v1/schema/${name}.json`,
  openApi: 'api/v1/openapi.json',
  types: 'api/v1/types.d.ts',
  redirects: 'redirects.json',
  redirectRules: '_redirects',
  headerRules: '_headers',
  sitemap: (part?: number): string => (part === undefined ? 'sitemap.xml' : `sitemap-${part}.xml`),
  robots: 'robots.txt',
  llms: 'llms.txt',
  llmsFull: 'llms-full.txt',
  page: 'index.html',
  newsletterArchive: 'newsletters/index.html',
  newsletterFeed: 'newsletters/feed.json',
  newsletterRss: 'newsletters/rss.xml',
  newsletter: (slug: string, form: 'index.html' | 'index.txt' | 'message.eml'): string => `newsletters/${slug}/${form}`,
  manifest: 'manifest.json',
} as const
