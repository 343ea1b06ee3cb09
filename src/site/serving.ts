import {kinds} from '../content/kinds.ts'
import {feedFormats} from './feed-formats.ts'
import type {Site} from './site.ts'

/** Headers for the files that match a pattern. A star matches any characters, slashes included. */
export interface ServingRule {
  readonly pattern: string
  readonly headers: Headers
}

/**
 * The Content-Security-Policy of the page for developers. It allows one inline script, by its hash
 * (src/publishing/developers/copy-script.ts).
 */
export const pagePolicy =
  "default-src 'none'; script-src 'sha256-/6WVKts8jao5Ho9oLd3rwuHviKCzjUU3uY61IELLGzo='; style-src 'unsafe-inline'; img-src 'self' https: data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"

/**
 * The Content-Security-Policy of pages for readers. Everything they load is beside them; the only script is that of the
 * search.
 */
const readerPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"

/** For feeds and the API. Clients poll them, and a recall must arrive soon, so they are cached for five minutes only. */
const short = 'public, max-age=300, must-revalidate'

/** The Content-Security-Policy of mails in the archive. They may show images and their own styles, but run no scripts. */
const mailPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' https: data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"

/**
 * How published files must be served. Web pages of any site may read them. If several rules match a path, no two of them
 * set the same header, because hosts handle that differently.
 */
export const servingRules: readonly ServingRule[] = [
  {
    pattern: '/*',
    headers: {
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Headers': 'If-None-Match, If-Modified-Since',
      'Access-Control-Expose-Headers': 'ETag, Last-Modified',
      'X-Content-Type-Options': 'nosniff',
    },
  },
  ...['/feeds/*', '/api/*', '/markdown/*', '/manifest.json', '/manifest/*', '/redirects.json'].map((pattern) => ({
    pattern,
    headers: {'Cache-Control': short},
  })),
  // Names contain a hash, so a file never changes. Images may be SVG: the policy stops their scripts.
  {
    pattern: '/assets/*',
    headers: {
      'Cache-Control': 'public, max-age=31536000, immutable',
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    },
  },
  {pattern: '/newsletters/*', headers: {'Cache-Control': short, 'Content-Security-Policy': mailPolicy}},
  {pattern: '/newsletters/feed.json', headers: {'Content-Type': feedFormats.json.contentType}},
  {pattern: '/newsletters/rss.xml', headers: {'Content-Type': feedFormats.rss.contentType}},
  {pattern: '/newsletters/*.eml', headers: {'Content-Type': 'message/rfc822'}},
  {pattern: '/newsletters/*.txt', headers: {'Content-Type': 'text/plain; charset=utf-8'}},
  ...Object.values(feedFormats).map(({ending, contentType}) => ({
    pattern: `/feeds/*${ending}`,
    headers: {'Content-Type': contentType},
  })),
  {pattern: '/feeds/index.opml', headers: {'Content-Type': 'text/x-opml; charset=utf-8'}},
  {pattern: '/markdown/*', headers: {'Content-Type': 'text/markdown; charset=utf-8; variant=GFM'}},
  {pattern: '/api/v1/schema/*', headers: {'Content-Type': 'application/schema+json'}},
  {pattern: '/api/v1/types.d.ts', headers: {'Content-Type': 'text/plain; charset=utf-8'}},
  {pattern: '/llms*', headers: {'Content-Type': 'text/plain; charset=utf-8'}},
  {pattern: '/developers/*', headers: {'Content-Security-Policy': pagePolicy}},
  // Names contain a hash of the styles.
  {pattern: '/styles/*', headers: {'Cache-Control': 'public, max-age=31536000, immutable'}},
  ...['/', '/index.html', '/404.html', '/410.html', '/search/*', ...kinds.map(({folder}) => `/${folder}/*`)].map(
    (pattern) => ({pattern, headers: {'Cache-Control': short, 'Content-Security-Policy': readerPolicy}}),
  ),
]

/** Returns the headers of a published file. @param path - from the root of the output, starting with a slash */
export function headersOf(path: string): Headers {
  return Object.assign({}, ...compiled.filter((rule) => fits(path, rule)).map(({headers}) => headers))
}

/** Returns one header of a published file, if a rule sets it. */
export function headerOf(path: string, name: string): string | undefined {
  return compiled.find((rule) => rule.headers[name] !== undefined && fits(path, rule))?.headers[name]
}

/** Returns the path that the output is served below, such as `/published`, or an empty text for the root. */
export function pathPrefix({feedsUrl}: Pick<Site, 'feedsUrl'>): string {
  return new URL(feedsUrl).pathname.replace(/\/$/, '')
}

type Headers = Readonly<Record<string, string>>

/** The rules with their patterns split at the star. A pattern has at most one. */
const compiled = servingRules.map(({pattern, headers}) => {
  const [before = '', after] = pattern.split('*')
  return {before, after, headers}
})

type Compiled = (typeof compiled)[number]

function fits(path: string, {before, after}: Compiled): boolean {
  return after === undefined
    ? path === before
    : path.length >= before.length + after.length && path.startsWith(before) && path.endsWith(after)
}
