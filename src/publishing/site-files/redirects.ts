import {compareText} from '../../content/compare.ts'
import type {z} from 'zod'
import type * as contract from '../../contract/site-files.ts'
import {kinds, type Kind} from '../../content/kinds.ts'
import type {ReadOnly} from '../../contract/read-only.ts'
import {movesOf, type Addressed, type Move} from './moves.ts'
import {schemaVersion, type Change} from '../../contract/resource-types.ts'
import {feedPath, fileUrl, outputPaths, permalink} from '../../site/addresses.ts'
import {feedFormatNames} from '../../site/feed-formats.ts'
import type {Site} from '../../site/site.ts'

export type Redirects = ReadOnly<z.infer<typeof contract.redirects>>

/**
 * Returns the redirects of old addresses, and the pages that are gone.
 * @param isLive - whether a page is at an address now
 * @param tombstones - the changes that unpublished a document
 */
export function redirectsOf(
  moved: readonly Addressed[],
  tombstones: readonly Change[],
  isLive: (url: string) => boolean,
  site: Site,
): Redirects {
  const isTaken = (folder: string, slug: string): boolean => {
    const kind = kinds.find((each) => each.folder === folder)
    return kind !== undefined && isLive(permalink(site, kind.type, slug))
  }
  const redirects = movesOf(moved, isTaken)
    .flatMap((move) => toRedirects(move, site))
    .toSorted((a, b) => compareText(a.from, b.from))
  const redirected = new Set(redirects.map(({from}) => from))
  const gone = tombstones
    .filter(({url}) => !redirected.has(url) && !isLive(url))
    .map(({url, id, at}) => ({url, status: 410 as const, id, at}))
    .toSorted((a, b) => compareText(a.url, b.url) || compareText(a.id, b.id))
  return {schemaVersion, redirects, gone}
}

function toRedirects({id, folder, from, to}: Move, site: Site): Redirects['redirects'] {
  const kind = kinds.find((each) => each.folder === folder)
  if (kind === undefined) return []
  const targets = addressesOf(kind, to, site)
  return addressesOf(kind, from, site).flatMap((address, index) => {
    const target = targets[index]
    return target === undefined ? [] : [{from: address, to: target, status: 301 as const, id}]
  })
}

/**
 * Renders the rules that Netlify, Cloudflare Pages and others read (https://docs.netlify.com/routing/redirects/). They
 * apply to one host. Redirects of pages on another host are only in `redirects.json`.
 */
export function renderRules({redirects}: Redirects, {feedsUrl}: Site): string {
  const host = new URL(feedsUrl).origin
  return redirects
    .filter(({from}) => new URL(from).origin === host)
    .map(
      ({from, to, status}) =>
        `${new URL(from).pathname} ${new URL(to).origin === host ? new URL(to).pathname : to} ${status}\n`,
    )
    .join('')
}

/** Returns the slug at the end of a page's address. */
export function slugIn(url: string): string {
  return decodeURIComponent(url.split('/').findLast((part) => part !== '') ?? '')
}

/** Returns every address that contains a slug: the page, and the files that are made for it. */
function addressesOf({type, folder, facet, hasMarkdown}: Kind, slug: string, site: Site): string[] {
  return [
    permalink(site, type, slug),
    fileUrl(site, outputPaths.resource(folder, slug)),
    ...(hasMarkdown ? [fileUrl(site, outputPaths.markdown(folder, slug))] : []),
    ...(facet === undefined
      ? []
      : [
          fileUrl(site, outputPaths.list(`articles/${facet}/${slug}`)),
          ...feedFormatNames.map((format) => fileUrl(site, feedPath(`${facet}/${slug}`, format, 'full'))),
        ]),
  ]
}
