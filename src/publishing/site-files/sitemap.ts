import {compareText} from '../../content/compare.ts'
import type {Element} from 'xast'
import {pagesIn, type Brief, type RenderedEdition} from '../rendered-edition.ts'
import {fileUrl, outputPaths} from '../../site/addresses.ts'
import {element, renderXml, textElement, xmlDeclaration} from '../../text/write/xml.ts'
import type {RenderedFile} from '../../files/rendered-file.ts'

/*
 * https://www.sitemaps.org/protocol.html, with pictures (https://developers.google.com/search/docs/crawling-indexing/sitemaps/image-sitemaps).
 */

/** Renders the sitemap of all pages that search engines may index. */
export function renderSitemap(rendered: RenderedEdition): RenderedFile[] {
  const {site} = rendered.edition
  const briefs = pagesIn(rendered)
    .map(({brief}) => brief)
    .filter(({seo}) => seo?.noIndex !== true)
    .toSorted((a, b) => compareText(a.url, b.url))
  if (briefs.length <= maxSitemapUrls) {
    return [{path: outputPaths.sitemap(), text: render(element('urlset', namespaces, briefs.map(toUrl)))}]
  }
  const parts = Array.from({length: Math.ceil(briefs.length / maxSitemapUrls)}, (_, index) =>
    briefs.slice(index * maxSitemapUrls, (index + 1) * maxSitemapUrls),
  )
  const index = element(
    'sitemapindex',
    {xmlns: namespaces.xmlns},
    parts.map((part, number) =>
      element('sitemap', {}, [
        element('loc', {}, [fileUrl(site, outputPaths.sitemap(number + 1))]),
        textElement('lastmod', latest(part)),
      ]),
    ),
  )
  return [
    {path: outputPaths.sitemap(), text: render(index)},
    ...parts.map((part, number) => ({
      path: outputPaths.sitemap(number + 1),
      text: render(element('urlset', namespaces, part.map(toUrl))),
    })),
  ]
}

/** Renders robots.txt (RFC 9309). It allows everything and names the sitemap. */
export function renderRobots({edition: {site}}: RenderedEdition): RenderedFile[] {
  return [
    {
      path: outputPaths.robots,
      text: `User-agent: *\nAllow: /\n\nSitemap: ${fileUrl(site, outputPaths.sitemap())}\n`,
    },
  ]
}

/** The most addresses that one sitemap may have. */
const maxSitemapUrls = 50_000

const namespaces = {
  xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9',
  'xmlns:image': 'http://www.google.com/schemas/sitemap-image/1.1',
}

function render(tree: Element): string {
  return `${xmlDeclaration}${renderXml(tree)}\n`
}

function toUrl(brief: Brief): Element {
  return element('url', {}, [
    element('loc', {}, [brief.url]),
    textElement('lastmod', changedAt(brief)),
    brief.image === undefined ? undefined : element('image:image', {}, [element('image:loc', {}, [brief.image.url])]),
  ])
}

function latest(part: readonly Brief[]): string | undefined {
  return part
    .flatMap((brief) => changedAt(brief) ?? [])
    .toSorted(compareText)
    .at(-1)
}

function changedAt({dateModified, datePublished}: Brief): string | undefined {
  return dateModified ?? datePublished
}
