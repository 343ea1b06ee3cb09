import {compareText} from '../../content/compare.ts'
import type {z} from 'zod'
import {tombstones} from '../changes.ts'
import type * as contract from '../../contract/site-files.ts'
import {kinds, type Kind} from '../../content/kinds.ts'
import type {RenderedEdition, PublishedDocument} from '../rendered-edition.ts'
import type {ReadOnly} from '../../contract/read-only.ts'
import {movesOf, type Move} from './moves.ts'
import {schemaVersion} from '../../contract/resource-types.ts'
import {feedPath, fileUrl, outputPaths, permalink} from '../../site/addresses.ts'
import {feedFormatNames} from '../../site/feed-formats.ts'
import type {Site} from '../../site/site.ts'
import {renderChecked} from '../../contract/checked-json.ts'
import type {RenderedFile} from '../../files/rendered-file.ts'

export type Redirects = ReadOnly<z.infer<typeof contract.redirects>>

/** Returns the redirects of old addresses, and the pages that are gone. */
export function redirectsOf({documents, log, edition}: RenderedEdition): Redirects {
  const {site} = edition
  const orders = new Map(log.items.map(({id, seq}) => [id, seq]))
  const redirects = movesOf(documents.map((document) => addressed(document, orders)))
    .flatMap((move) => toRedirects(move, site))
    .toSorted((a, b) => compareText(a.from, b.from))
  const taken = new Set([...documents.map(({brief}) => brief.url), ...redirects.map(({from}) => from)])
  const gone = tombstones(log)
    .filter(({url}) => !taken.has(url))
    .map(({url, id, at}) => ({url, status: 410 as const, id, at}))
    .toSorted((a, b) => compareText(a.url, b.url) || compareText(a.id, b.id))
  return {schemaVersion, redirects, gone}
}

export function renderRedirects(rendered: RenderedEdition): RenderedFile[] {
  const redirects = redirectsOf(rendered)
  return [
    {path: outputPaths.redirects, text: renderChecked('Redirects', redirects)},
    {path: outputPaths.redirectRules, text: renderRules(redirects, rendered.edition.site)},
  ]
}

function addressed({brief, kind}: PublishedDocument, orders: ReadonlyMap<string, number>) {
  return {
    id: brief.id,
    folder: kind.folder,
    slug: brief.slug,
    previousSlugs: (brief.previousUrls ?? []).map(slugIn),
    order: orders.get(brief.id) ?? 0,
  }
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
function renderRules({redirects}: Redirects, {feedsUrl}: Site): string {
  const host = new URL(feedsUrl).origin
  return redirects
    .filter(({from}) => new URL(from).origin === host)
    .map(
      ({from, to, status}) =>
        `${new URL(from).pathname} ${new URL(to).origin === host ? new URL(to).pathname : to} ${status}\n`,
    )
    .join('')
}

function slugIn(url: string): string {
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
          fileUrl(site, outputPaths.list(`articles/${facet}/${slug}`, 1)),
          ...feedFormatNames.map((format) => fileUrl(site, feedPath(`${facet}/${slug}`, format, 'full'))),
        ]),
  ]
}
