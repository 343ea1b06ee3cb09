import type {Element} from 'xast'
import type {Change} from '../../../contract/resource-types.ts'
import {folderOf} from '../../../content/kinds.ts'
import {fileUrl, outputPaths, tagUri} from '../../../site/addresses.ts'
import type {Site} from '../../../site/site.ts'
import {element, renderAround, renderXml, textElement, type XmlChild} from '../../../text/write/xml.ts'
import {distinctAt, updatedAt} from '../dates.ts'
import type {FeedItem} from '../entry.ts'
import type {FeedPage, Format} from '../format.ts'

/*
 * Atom (RFC 4287), with pages (RFC 5005, section 3) and tombstones (RFC 6721).
 */

export const atom: Format = {
  name: 'atom',
  renderItem: (entry, site) => renderXml(toEntry(entry, site)),
  renderPage: (page, items, site) => {
    const {before, after} = renderAround(toFeed(page, site))
    return [before, ...items.flatMap((item) => ['\n', item]), after]
  },
}

function toEntry(entry: FeedItem, site: Site): Element {
  const {resource, title, content, html, subjects, image} = entry
  return element('entry', {'xml:lang': resource.language}, [
    element('id', {}, [resource.id]),
    element('title', {}, [title]),
    link('alternate', resource.url, {type: 'text/html', hreflang: resource.language}),
    link('alternate', resource.links.self, {type: 'application/json'}),
    link('alternate', resource.links.markdown, {type: 'text/markdown'}),
    link('enclosure', image?.url, {type: image?.mediaType, title: image?.alt}),
    image?.card === undefined
      ? undefined
      : element('media:thumbnail', {
          url: image.card.url,
          width: image.card.width,
          height: image.card.height,
        }),
    link('license', resource.licence?.url),
    textElement('published', resource.datePublished),
    element('updated', {}, [distinctAt(updatedAt(resource, site), resource.id)]),
    ...(resource.authors ?? []).map((author) => person(author.title, author.url)),
    ...subjects.map(({link: {type, slug, title: label}}) =>
      element('category', {term: slug, scheme: schemeOf(type, site), label}),
    ),
    textElement('summary', entry.brief, {type: 'html'}),
    content === 'full' ? element('content', {type: 'html'}, [html]) : undefined,
    textElement('rights', rightsOf(resource.licence)),
  ])
}

const mediaType = 'application/atom+xml'

function toFeed(page: FeedPage, site: Site): Element {
  const {head, self, first, next, last, list, withdrawn} = page
  const isPaged = first !== last
  const children: XmlChild[] = [
    element('id', {}, [tagUri(site, 'feed', head.key)]),
    element('title', {}, [page.title]),
    textElement('subtitle', head.description),
    // Simple readers use the first link as the page's address.
    link('alternate', head.homePageUrl, {type: 'text/html'}),
    link('self', self, {type: mediaType}),
    link('hub', site.webSubHub),
    link('license', site.licence?.url),
    link('related', list, {type: 'application/json'}),
    ...(isPaged
      ? [
          link('first', first, {type: mediaType}),
          link('next', next, {type: mediaType}),
          link('last', last, {type: mediaType}),
        ]
      : []),
    element('updated', {}, [page.updated]),
    person(site.publisher, `${site.siteUrl}/`),
    textElement('rights', rightsOf(site.licence)),
    textElement('logo', site.logo?.url),
    element('generator', {}, ['Bodytext']),
    ...withdrawn.map(toTombstone),
  ]
  const tombs = withdrawn.length === 0 ? {} : {'xmlns:at': 'http://purl.org/atompub/tombstones/1.0'}
  return element(
    'feed',
    {
      xmlns: 'http://www.w3.org/2005/Atom',
      'xmlns:media': 'http://search.yahoo.com/mrss/',
      ...tombs,
      'xml:lang': site.language,
    },
    children,
  )
}

function link(rel: string, href: string | undefined, attributes: Readonly<Record<string, string | undefined>> = {}) {
  return href === undefined ? undefined : element('link', {rel, ...attributes, href})
}

function person(name: string, uri: string | undefined): Element {
  return element('author', {}, [element('name', {}, [name]), textElement('uri', uri)])
}

/** Returns the list of a subject's kind. It names the vocabulary that a category is from. */
function schemeOf(type: string, site: Site): string {
  return fileUrl(site, outputPaths.list(folderOf(type)))
}

function rightsOf(licence: {readonly name?: string | undefined; readonly url?: string | undefined} | undefined) {
  return licence?.name ?? licence?.url
}

function toTombstone({id, at, url}: Change): Element {
  return element('at:deleted-entry', {ref: id, when: at}, [
    element('link', {rel: 'alternate', href: url}),
    element('at:comment', {}, ['Unpublished: take down what you have of it']),
  ])
}
