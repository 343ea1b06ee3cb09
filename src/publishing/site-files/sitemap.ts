import type {Element} from 'xast'
import {fileUrl, outputPaths} from '../../site/addresses.ts'
import type {Site} from '../../site/site.ts'
import {element, renderXml, textElement, xmlDeclaration} from '../../text/write/xml.ts'
import type {SitemapUrl} from './sitemap-url.ts'

/*
 * https://www.sitemaps.org/protocol.html, with pictures (https://developers.google.com/search/docs/crawling-indexing/sitemaps/image-sitemaps).
 */

/** Renders one part of the sitemap. */
export function renderSitemap(urls: readonly SitemapUrl[]): string {
  return render(element('urlset', namespaces, urls.map(toUrl)))
}

/** Renders the index of all parts. */
export function renderSitemapIndex(parts: ReadonlyArray<Omit<SitemapUrl, 'image'>>): string {
  return render(
    element(
      'sitemapindex',
      {xmlns: namespaces.xmlns},
      parts.map(({url, changedAt}) =>
        element('sitemap', {}, [element('loc', {}, [url]), textElement('lastmod', changedAt)]),
      ),
    ),
  )
}

/** Renders robots.txt (RFC 9309). It allows everything and names the sitemap. */
export function renderRobots(site: Site): string {
  return `User-agent: *\nAllow: /\n\nSitemap: ${fileUrl(site, outputPaths.sitemap)}\n`
}

const namespaces = {
  xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9',
  'xmlns:image': 'http://www.google.com/schemas/sitemap-image/1.1',
}

function render(tree: Element): string {
  return `${xmlDeclaration}${renderXml(tree)}\n`
}

function toUrl({url, changedAt, image}: SitemapUrl): Element {
  return element('url', {}, [
    element('loc', {}, [url]),
    textElement('lastmod', changedAt),
    image === undefined ? undefined : element('image:image', {}, [element('image:loc', {}, [image])]),
  ])
}
