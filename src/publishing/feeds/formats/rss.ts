import type {Element} from 'xast'
import {folderOf} from '../../../content/kinds.ts'
import {fileUrl, outputPaths} from '../../../site/addresses.ts'
import type {Site} from '../../../site/site.ts'
import {element, renderAround, renderXml, textElement, type XmlChild} from '../../../text/write/xml.ts'
import {toRfc822} from '../../../content/time.ts'
import type {FeedItem} from '../entry.ts'
import type {FeedPage, Format} from '../format.ts'

/*
 * RSS 2.0 (https://www.rssboard.org/rss-specification), with Atom links, Dublin Core authors, the whole text as
 * `content:encoded` and pictures as Media RSS. Items may have `author` or `dc:creator`, never both. We use
 * `dc:creator`, which takes names.
 */

export const rss: Format = {
  name: 'rss',
  renderItem: (entry, site) => renderXml(toItem(entry, site)),
  renderPage: (page, items, site) => {
    const {before, after} = renderAround(element('rss', {version: '2.0', ...namespaces}, [toChannel(page, site)]), [
      'channel',
    ])
    return [before, ...items.flatMap((item) => ['\n', item]), after]
  },
}

const namespaces = {
  'xmlns:atom': 'http://www.w3.org/2005/Atom',
  'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:media': 'http://search.yahoo.com/mrss/',
}

function toItem(entry: FeedItem, site: Site): Element {
  const {resource, title, content, html, subjects} = entry
  return element('item', {}, [
    element('title', {}, [title]),
    element('link', {}, [resource.url]),
    element('guid', {isPermaLink: 'false'}, [resource.id]),
    textElement('pubDate', resource.datePublished && toRfc822(resource.datePublished)),
    ...(resource.authors ?? []).map((author) => element('dc:creator', {}, [author.title])),
    ...subjects.map(({link}) => element('category', {domain: domainOf(link.type, site)}, [link.title])),
    textElement('description', entry.brief),
    content === 'full' ? element('content:encoded', {}, [html]) : undefined,
    mediaOf(entry),
    textElement('dc:language', resource.language),
    textElement('dc:rights', resource.licence?.name ?? resource.licence?.url),
  ])
}

function toChannel(page: FeedPage, site: Site): Element {
  const {head, self, first, next, last, list} = page
  const isPaged = first !== last
  const children: XmlChild[] = [
    element('title', {}, [page.title]),
    element('link', {}, [head.homePageUrl]),
    element('description', {}, [head.description]),
    element('language', {}, [site.language]),
    element('copyright', {}, [rights(site)]),
    element('lastBuildDate', {}, [toRfc822(page.updated)]),
    element('generator', {}, ['Bodytext']),
    element('docs', {}, ['https://www.rssboard.org/rss-specification']),
    logoOf(page, site),
    atomLink('self', self, 'application/rss+xml'),
    atomLink('hub', site.webSubHub),
    atomLink('license', site.licence?.url),
    atomLink('related', list, 'application/json'),
    ...(isPaged
      ? [
          atomLink('first', first, 'application/rss+xml'),
          atomLink('next', next, 'application/rss+xml'),
          atomLink('last', last, 'application/rss+xml'),
        ]
      : []),
  ]
  return element('channel', {}, children)
}

/** Returns the list of a subject's kind. It names the vocabulary that a category is from. */
function domainOf(type: string, site: Site): string {
  return fileUrl(site, outputPaths.list(folderOf(type)))
}

/** The main picture in its sizes (https://www.rssboard.org/media-rss#media-group). */
function mediaOf({image}: FeedItem): Element | undefined {
  if (image === undefined) return undefined
  const {renditions = [], card} = image
  const sizes = renditions.filter(({type}) => type !== 'image/webp')
  return element('media:group', {}, [
    ...(sizes.length === 0 ? [{...image, type: image.mediaType}] : sizes).map(({url, type, width, height}) =>
      element('media:content', {
        url,
        type,
        medium: 'image',
        width,
        height,
        ...(url === image.url ? {isDefault: 'true'} : {}),
      }),
    ),
    textElement('media:description', image.alt, {type: 'plain'}),
    textElement('media:credit', image.credit),
    card === undefined
      ? undefined
      : element('media:thumbnail', {url: card.url, width: card.width, height: card.height}),
  ])
}

function rights({publisher, licence}: Site): string {
  return [publisher, licence?.name ?? licence?.url].filter((part) => part !== undefined).join(', ')
}

function logoOf({head, title}: FeedPage, {logo}: Site): Element | undefined {
  return logo === undefined
    ? undefined
    : element('image', {}, [
        element('url', {}, [logo.url]),
        element('title', {}, [title]),
        element('link', {}, [head.homePageUrl]),
      ])
}

function atomLink(rel: string, href: string | undefined, type?: string): Element | undefined {
  return href === undefined ? undefined : element('atom:link', {rel, type, href})
}
