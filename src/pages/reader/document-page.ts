import type {ElementContent} from 'hast'
import {h} from 'hastscript'
import {isNonEmptyString, isRecord} from '../../content/document.ts'
import {facets, kindOf} from '../../content/kinds.ts'
import {facetLinks, type Resource, type ResourceLink} from '../../contract/resource-types.ts'
import {outputPaths} from '../../site/addresses.ts'
import {labelsFor} from '../../site/labels.ts'
import {dayIn, pageLabelsFor} from '../../site/page-labels.ts'
import type {Site} from '../../site/site.ts'
import {paragraphsOf} from '../../text/plain-paragraphs.ts'
import {renderHtml} from '../../text/write/html.ts'
import {bodyMap, type MapRegion} from '../body-map/body-map.ts'
import {figureNode} from '../picture.ts'
import {certaintiesOf} from '../safety/claims.ts'
import {linked, readerBody} from './body.ts'
import {certaintyOf} from './certainty.ts'
import {raw, renderFrame} from './frame.ts'
import {placeOf, type Place} from './place.ts'
import {qrCode} from './qr-code.ts'

/** What a page shows besides its own document. */
export interface Around {
  readonly site: Site
  /** The path of the style sheet in the output, if there is one. */
  readonly style: string | undefined
  /** The newest articles about it, newest first. */
  readonly articles: readonly ResourceLink[]
  /** The list that has all of them, if there are more. */
  readonly moreArticles?: string | undefined
  /** The regions on the figure of a body. */
  readonly map?: readonly MapRegion[]
  /** How the page links to addresses, if it is not beside the others. */
  readonly to?: Place['to']
}

/** Renders the page of a document for readers, from the same resource as the API has. */
export function renderDocumentPage(
  resource: Resource,
  {site, style, articles, moreArticles, to, map = []}: Around,
): string {
  const {language, title, recall, url, jsonld, image, seo} = resource
  const folder = kindOf(resource.type)?.folder ?? ''
  const beside = placeOf(outputPaths.readerPage(folder, resource.slug), site)
  const place = to === undefined ? beside : {...beside, to, up: to(`${site.siteUrl}/`)}
  const body = readerBody(resource.body?.html ?? '', place, labelsFor(language))
  const card = seo?.image?.card ?? image?.card
  return renderFrame({
    place,
    style,
    language,
    title: seo?.title ?? (recall === undefined ? title : `${labelsFor(language).withdrawn}: ${title}`),
    description: seo?.description ?? resource.summary,
    canonical: url,
    isIndexed: seo?.noIndex !== true && recall === undefined,
    card: card === undefined ? undefined : {...card, alt: (seo?.image ?? image)?.alt ?? ''},
    kind: resource.type === 'article' ? 'article' : 'website',
    head: [
      h('link', {rel: ['alternate'], type: 'application/json', href: place.to(resource.links.self)}),
      ...(resource.links.markdown === undefined
        ? []
        : [h('link', {rel: ['alternate'], type: 'text/markdown', href: place.to(resource.links.markdown)})]),
    ],
    jsonld,
    main: [
      breadcrumbs(resource, place, folder),
      h('article', {className: ['page', `page-${resource.type}`]}, [
        ...headOf(resource, place),
        ...contentsOf(body.headings, resource),
        h('div', {className: ['text']}, [
          raw(body.opening),
          ...certaintySection(resource, place),
          ...ownFields(resource, place),
          raw(body.rest),
        ]),
      ]),
      ...articleSection(resource, articles, moreArticles, place),
      ...aboutSection(resource, place, map),
      leafletEnd(resource, place),
    ],
  })
}

function breadcrumbs({language, type}: Resource, {up}: Place, folder: string): ElementContent {
  const labels = pageLabelsFor(language)
  return h('nav', {className: ['crumbs'], ariaLabel: labels.home}, [
    h('ol', [
      h('li', [h('a', {href: up}, labels.home)]),
      h('li', [h('a', {href: `${up}${folder}/`}, labels.kinds[folder] ?? type)]),
    ]),
  ])
}

function headOf(resource: Resource, place: Place): ElementContent[] {
  const {title, summary, language, recall, image, body} = resource
  const labels = labelsFor(language)
  const isOut = recall !== undefined
  const showsPicture = image !== undefined && !isOut && body?.html.includes(`"${image.url}"`) !== true
  return [
    h('h1', isOut ? [h('strong', {className: ['withdrawn']}, `${labels.withdrawn}: `), title] : [title]),
    ...(summary === undefined || isOut || body?.html.startsWith(`<p>${summary}`) === true
      ? []
      : paragraphsOf(summary).map((lines) => h('p', {className: ['lead']}, lines.join(' ')))),
    ...byline(resource, place),
    ...(showsPicture
      ? [
          h('figure', {className: ['hero']}, [
            raw(linked(renderHtml({type: 'root', children: figureNode(image, 'eager').slice(0, 1)}), place)),
            ...captionOf(image),
          ]),
        ]
      : []),
  ]
}

function captionOf({caption, credit}: NonNullable<Resource['image']>): ElementContent[] {
  const words = [caption, credit].filter(isNonEmptyString).join(' – ')
  return words === '' ? [] : [h('figcaption', words)]
}

/** Who wrote it and when, and whether somebody reviewed it. */
function byline(resource: Resource, {to}: Place): ElementContent[] {
  const {language, authors = [], datePublished, dateModified, review, type, recall} = resource
  const labels = pageLabelsFor(language)
  const parts: ElementContent[][] = [
    ...(authors.length === 0
      ? []
      : [
          [
            {type: 'text' as const, value: `${labels.by} `},
            ...authors.flatMap((author, index): ElementContent[] => [
              ...(index === 0 ? [] : [{type: 'text' as const, value: ', '}]),
              h('a', {href: to(author.url)}, author.title),
            ]),
          ],
        ]),
    ...dated(labels.published, datePublished, language),
    ...(dateModified === undefined || dateModified.slice(0, 10) === datePublished?.slice(0, 10)
      ? []
      : dated(labels.changed, dateModified, language)),
    ...(type === 'article' && recall === undefined
      ? [[{type: 'text' as const, value: labels.minutes.replace('{n}', String(minutesOf(resource)))}]]
      : []),
  ]
  const line = parts.flatMap((part, index): ElementContent[] => [
    ...(index === 0 ? [] : [{type: 'text' as const, value: ' · '}]),
    ...part,
  ])
  return [
    ...(line.length === 0 ? [] : [h('p', {className: ['byline']}, line)]),
    ...(review === undefined ? [] : [h('p', {className: ['review', `review-${review.status}`]}, review.statement)]),
  ]
}

function dated(label: string, moment: string | undefined, language: string): ElementContent[][] {
  return moment === undefined
    ? []
    : [[{type: 'text', value: `${label} `}, h('time', {dateTime: moment}, dayIn(moment, language))]]
}

/** How long it takes to read, at 200 words a minute. */
function minutesOf({body}: Resource): number {
  return Math.max(1, Math.round((body?.text.split(/\s+/u).length ?? 0) / 200))
}

/** The contents of a long page. */
function contentsOf(headings: ReadonlyArray<{readonly id: string; readonly title: string}>, {language}: Resource) {
  if (headings.length < fewest) return []
  const {contents} = pageLabelsFor(language)
  return [
    h('nav', {className: ['contents'], ariaLabelledBy: ['contents']}, [
      h('h2', {id: 'contents'}, contents),
      h(
        'ul',
        headings.map(({id, title}) => h('li', [h('a', {href: `#${id}`}, [raw(title)])])),
      ),
    ]),
  ]
}

/** With fewer headings, a page is seen at a glance. */
const fewest = 4

/** How certain the claims are. On the page of a claim, it is about that one. */
function certaintySection(resource: Resource, {to}: Place): ElementContent[] {
  const {language, recall, evidence} = resource
  const claims = recall === undefined ? certaintiesOf(evidence) : []
  if (claims.length === 0) return []
  return [
    h('section', {className: ['sure'], ariaLabelledBy: ['sure']}, [
      h('h2', {id: 'sure'}, pageLabelsFor(language).howSure),
      h(
        'ul',
        claims.map(({benefit, certainty}) =>
          h('li', [
            ...(benefit === undefined ? [] : [h('a', {href: to(benefit.url)}, benefit.title), ' ']),
            certaintyOf(certainty, language),
          ]),
        ),
      ),
    ]),
  ]
}

/** What people and publications say of themselves: they have no text. */
function ownFields({type, details, attribution, language, links}: Resource, {to}: Place): ElementContent[] {
  const labels = pageLabelsFor(language)
  const own: Readonly<Record<string, unknown>> = isRecord(details) ? details : {}
  if (type === 'person') {
    const {biography, credentials} = own
    return [
      ...(isNonEmptyString(credentials) ? [h('p', [h('strong', `${labels.credentials}: `), credentials])] : []),
      ...(isNonEmptyString(biography) ? paragraphsOf(biography).map((lines) => h('p', lines.join(' '))) : []),
    ]
  }
  if (type !== 'source') return []
  const address = [own['url'], own['doi'], own['pmid']].findIndex(isNonEmptyString)
  const url = [
    own['url'],
    `https://doi.org/${String(own['doi'])}`,
    `https://pubmed.ncbi.nlm.nih.gov/${String(own['pmid'])}/`,
  ][address]
  return [
    h('p', attribution),
    ...(isNonEmptyString(url) && /^https?:/.test(url) ? [h('p', [h('a', {href: url}, labels.citation)])] : []),
    ...(links.self === '' ? [] : [h('p', [h('a', {href: to(links.self)}, 'JSON')])]),
  ]
}

function articleSection(
  {language, type}: Resource,
  articles: readonly ResourceLink[],
  more: string | undefined,
  {to}: Place,
): ElementContent[] {
  const labels = pageLabelsFor(language)
  if (type === 'article') return []
  return [
    h('section', {className: ['articles'], ariaLabelledBy: ['articles']}, [
      h('h2', {id: 'articles'}, labels.articlesAbout),
      articles.length === 0
        ? h('p', labels.noArticles)
        : h(
            'ul',
            articles.map((link) => h('li', linkTo(link, language, to))),
          ),
      ...(more === undefined ? [] : [h('p', [h('a', {href: to(more)}, labels.all)])]),
    ]),
  ]
}

/** What the page is about: the way on. */
function aboutSection(resource: Resource, {to}: Place, map: readonly MapRegion[]): ElementContent[] {
  const {language} = resource
  const labels = pageLabelsFor(language)
  const groups = facets.flatMap((facet) => {
    const links = facetLinks(resource, facet)
    const folder = links[0] === undefined ? undefined : kindOf(links[0].type)?.folder
    return folder === undefined
      ? []
      : [
          h('div', [
            h('h3', labels.kinds[folder] ?? folder),
            h(
              'ul',
              links.map((link) => h('li', linkTo(link, language, to))),
            ),
          ]),
        ]
  })
  const isRegion = resource.type === 'bodyRegion'
  return groups.length === 0 && !isRegion
    ? []
    : [
        h('section', {className: ['about'], ariaLabelledBy: ['about']}, [
          h('h2', {id: 'about'}, labels.about),
          ...markedMap(resource, map, to),
          h('div', {className: ['columns']}, groups),
        ]),
      ]
}

/** Where the regions of a page are on the body. The list beside it says the same. */
function markedMap(resource: Resource, map: readonly MapRegion[], to: Place['to']): ElementContent[] {
  const labels = pageLabelsFor(resource.language)
  const ids =
    resource.type === 'bodyRegion'
      ? [resource.documentId]
      : facetLinks(resource, 'regions').map(({id}) => id.slice(id.lastIndexOf('/') + 1))
  const marked = new Set(ids)
  const names = map.filter(({id}) => marked.has(id)).map(({title}) => title)
  const figure = bodyMap({
    regions: map,
    marked,
    label: labels.bodyMapOf.replace('{names}', names.join(', ')),
    views: {front: labels.front, back: labels.back},
    to,
  })
  return figure === undefined ? [] : [figure]
}

/** A link to a page. If it was recalled, it says so. */
export function linkTo(
  {url, title, recalled}: ResourceLink,
  language: string,
  to: (address: string) => string,
): ElementContent[] {
  return [
    h('a', {href: to(url)}, title),
    ...(recalled === true ? [{type: 'text' as const, value: ` (${labelsFor(language).withdrawn.toLowerCase()})`}] : []),
  ]
}

/** How to print it, and what paper needs: where the newest version is, and which one this was. */
function leafletEnd(
  {language, url, dateModified, datePublished, lastReviewed}: Resource,
  {site}: Place,
): ElementContent {
  const labels = pageLabelsFor(language)
  const version = dateModified ?? datePublished ?? lastReviewed
  return h('aside', {className: ['leaflet'], id: 'large-print'}, [
    h('p', {className: ['screen']}, [`${labels.print} `, h('a', {href: '#large-print'}, labels.largePrint)]),
    h('div', {className: ['paper']}, [
      qrCode(url, url),
      h('p', [
        labels.printedFrom,
        h('br'),
        url,
        ...(version === undefined ? [] : [h('br'), `${site.publisher}, ${dayIn(version, language)}`]),
      ]),
    ]),
  ])
}
