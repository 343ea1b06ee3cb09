import type {Dataset} from './dataset.ts'
import {kindOf} from './kinds.ts'

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
}

const withoutSlash = (url: string): string => url.replace(/\/+$/, '')

export const createSite = (dataset: Dataset): Site => {
  const settings = dataset.ofType('siteSettings')[0]?.document
  if (settings === undefined) return unset
  const siteUrl = withoutSlash(settings.siteUrl ?? unset.siteUrl)
  const {name, url} = settings.licence ?? {}
  return {
    publisher: settings.publisher ?? unset.publisher,
    description: settings.description,
    siteUrl,
    feedsUrl: withoutSlash(settings.feedsUrl ?? siteUrl),
    language: settings.language ?? unset.language,
    licence: name === undefined && url === undefined ? undefined : {name, url},
    tagAuthority: settings.tagAuthority ?? unset.tagAuthority,
    tagYear: settings.tagYear ?? unset.tagYear,
  }
}

/** The address of a page for readers: `<site>/<folder>/<slug>/`. */
export const permalink = (site: Site, type: string, slug: string): string =>
  `${site.siteUrl}/${kindOf(type)?.folder ?? type}/${encodeURIComponent(slug)}/`

/** The address of an exported file. */
export const fileUrl = (site: Site, path: string): string =>
  `${site.feedsUrl}/${path.split('/').map(encodeURIComponent).join('/')}`

/** The id of a document in every feed, which outlives its address: a tag URI (RFC 4151). */
export const tagUri = (site: Site, type: string, id: string): string =>
  `tag:${site.tagAuthority},${site.tagYear}:${type}/${id}`

/** Where a resource's files are in the output. */
export const outputPaths = {
  markdown: (folder: string, slug: string): string => `markdown/${folder}/${slug}.md`,
  resource: (folder: string, slug: string): string => `api/v1/${folder}/${slug}.json`,
  list: (folder: string, page: number): string =>
    page === 1 ? `api/v1/${folder}/index.json` : `api/v1/${folder}/page/${page}.json`,
  feed: (folder: string, page: number): string => {
    const base = folder === '' ? 'feeds' : `feeds/${folder}`
    return page === 1 ? `${base}/feed.json` : `${base}/page/${page}.json`
  },
  asset: (name: string): string => `assets/${name}`,
  manifest: 'manifest.json',
} as const
