import type {ElementContent} from 'hast'
import {h} from 'hastscript'
import type {ResourceLink} from '../../contract/resource-types.ts'
import {fileUrl, outputPaths} from '../../site/addresses.ts'
import {labelsFor} from '../../site/labels.ts'
import {dayIn, pageLabelsFor, type PageLabels} from '../../site/page-labels.ts'
import type {Site} from '../../site/site.ts'
import {paragraphsOf} from '../../text/plain-paragraphs.ts'
import {bodyMap, type MapRegion} from '../body-map/body-map.ts'
import {linkTo} from './document-page.ts'
import {renderFrame} from './frame.ts'
import {placeOf, type Place} from './place.ts'

/** A document in a list, with what must stand beside its title. */
export interface Listed {
  readonly link: ResourceLink
  readonly summary: string | undefined
  readonly datePublished: string | undefined
  /** A picture of at most 640 pixels, or the square of it. */
  readonly picture: {readonly url: string; readonly width: number; readonly height: number} | undefined
  /** What must not be left out where the summary is shown: certainty, caveats, when to get help. */
  readonly notices: readonly string[]
}

interface Shell {
  readonly site: Site
  /** The path of the style sheet in the output, if there is one. */
  readonly style: string | undefined
}

/** A body region, with its parts. */
export interface RegionItem {
  readonly link: ResourceLink
  readonly parts: readonly RegionItem[]
}

export interface ListPage {
  readonly folder: string
  /** The number of the page, counted from the oldest. Undefined for the newest. */
  readonly page: number | undefined
  readonly items: readonly Listed[]
  readonly older: number | undefined
  readonly newer: number | 'newest' | undefined
}

/** Renders a list of all documents of a kind, or a part of it. */
export function renderListPage({folder, page, items, older, newer}: ListPage, {site, style}: Shell): string {
  const {language} = site
  const labels = pageLabelsFor(language)
  const place = placeOf(outputPaths.readerList(folder, page), site)
  const title = labels.kinds[folder] ?? folder
  const steps = [
    ...(newer === undefined
      ? []
      : [
          h(
            'a',
            {rel: ['prev'], href: `${place.up}${folder}/${newer === 'newest' ? '' : `page/${newer}/`}`},
            labels.newer,
          ),
        ]),
    ...(older === undefined
      ? []
      : [h('a', {rel: ['next'], href: `${place.up}${folder}/page/${older}/`}, labels.older)]),
  ]
  return renderFrame({
    place,
    style,
    language,
    title,
    canonical: pageAddress(site, outputPaths.readerList(folder, page)),
    isIndexed: true,
    kind: 'website',
    main: [
      h('h1', title),
      cards(items, place, language, 'h2'),
      ...(steps.length === 0 ? [] : [h('nav', {className: ['steps'], ariaLabel: labels.all}, steps)]),
    ],
  })
}

export interface FrontPage {
  readonly newest: readonly Listed[]
  readonly regions: readonly RegionItem[]
  /** The regions on the figure of a body. */
  readonly map: readonly MapRegion[]
  readonly conditions: readonly ResourceLink[]
  readonly therapies: readonly ResourceLink[]
}

/** Renders the front page: where it hurts, what is new, and the way to everything. */
export function renderFrontPage(
  {newest, regions, map, conditions, therapies}: FrontPage,
  {site, style}: Shell,
): string {
  const {language, publisher, description} = site
  const labels = pageLabelsFor(language)
  const place = placeOf(outputPaths.page, site)
  const figure = bodyMap({
    regions: map,
    label: labels.bodyMap,
    views: {front: labels.front, back: labels.back},
    to: place.to,
  })
  const listOf = (folder: string, links: readonly ResourceLink[]): ElementContent[] =>
    links.length === 0
      ? []
      : [
          h('section', {ariaLabelledBy: [folder]}, [
            h('h2', {id: folder}, labels.kinds[folder] ?? folder),
            h(
              'ul',
              {className: ['chips']},
              links.map((link) => h('li', linkTo(link, language, place.to))),
            ),
          ]),
        ]
  return renderFrame({
    place,
    style,
    language,
    title: publisher,
    description,
    canonical: `${site.siteUrl}/`,
    isIndexed: true,
    kind: 'website',
    main: [
      h('div', {className: ['welcome']}, [
        h('h1', publisher),
        ...(description === undefined ? [] : [h('p', {className: ['lead']}, description)]),
        searchForm(place, language),
      ]),
      ...(regions.length === 0
        ? []
        : [
            h('section', {ariaLabelledBy: ['where']}, [
              h('h2', {id: 'where'}, labels.whereHurts),
              h('div', {className: ['where']}, [
                ...(figure === undefined ? [] : [figure]),
                regionTree(regions, place, language),
              ]),
            ]),
          ]),
      ...listOf('conditions', conditions),
      ...listOf('therapies', therapies),
      h('section', {ariaLabelledBy: ['new']}, [
        h('h2', {id: 'new'}, labels.newest),
        cards(newest, place, language, 'h3'),
        h('p', [h('a', {href: 'articles/'}, labels.all)]),
      ]),
    ],
  })
}

function regionTree(regions: readonly RegionItem[], place: Place, language: string): ElementContent {
  return h(
    'ul',
    {className: ['regions']},
    regions.map(({link, parts}) =>
      h('li', [
        ...linkTo(link, language, place.to),
        ...(parts.length === 0 ? [] : [regionTree(parts, place, language)]),
      ]),
    ),
  )
}

/** Renders the search. Without a script it leads to the lists, where everything is too. */
export function renderSearchPage({site, style}: Shell): string {
  const {language} = site
  const labels = pageLabelsFor(language)
  const place = placeOf(outputPaths.readerSearch, site)
  return renderFrame({
    place,
    style,
    language,
    title: labels.search,
    isIndexed: false,
    kind: 'website',
    script: 'search.js',
    main: [
      h('h1', labels.search),
      searchForm(place, language),
      h('noscript', [
        h('p', labels.searchNeedsScript),
        h(
          'ul',
          Object.entries(labels.kinds).map(([folder, title]) =>
            h('li', [h('a', {href: `${place.up}${folder}/`}, title)]),
          ),
        ),
      ]),
      h('div', {
        id: 'results',
        role: 'status',
        dataSite: site.siteUrl,
        dataFound: labels.found,
        dataNothing: labels.foundNothing,
        dataCare: labels.care,
        dataWithdrawn: labelsFor(language).withdrawn,
      }),
    ],
  })
}

function searchForm({up}: Place, language: string): ElementContent {
  const labels = pageLabelsFor(language)
  return h('form', {className: ['search'], role: 'search', action: `${up}search/`, method: 'get'}, [
    h('label', {htmlFor: 'q'}, labels.searchFor),
    h('div', [
      h('input', {id: 'q', name: 'q', type: 'search', required: true, autoComplete: 'off'}),
      h('button', {type: 'submit'}, labels.search),
    ]),
  ])
}

/** Renders what stands where nothing is: no such page, or one that is no longer published. */
export function renderMissingPage(kind: 'notFound' | 'gone', {site, style}: Shell): string {
  const {language} = site
  const labels = pageLabelsFor(language)
  // A host shows it at any address, so its links begin at the root of the site.
  const root = new URL(`${site.feedsUrl}/`).pathname
  const plain = placeOf(outputPaths[kind], site)
  const place: Place = {
    ...plain,
    up: root,
    to: (address) => (plain.to(address) === address ? address : `${root}${plain.to(address).replace(/^\.\//, '')}`),
  }
  const title = kind === 'gone' ? labels.gone : labels.notFound
  return renderFrame({
    place,
    style,
    language,
    title,
    isIndexed: false,
    kind: 'website',
    main: [
      h('h1', title),
      h('p', {className: ['lead']}, kind === 'gone' ? labels.goneHelp : labels.notFoundHelp),
      searchForm(place, language),
      h('p', [h('a', {href: root}, labels.home)]),
    ],
  })
}

/** Renders what stands at an old address of a page, for hosts that do not redirect. */
export function renderMovedPage(
  path: string,
  target: Pick<ResourceLink, 'title' | 'url'>,
  {site, style}: Shell,
): string {
  const place = placeOf(path, site)
  const {language} = site
  const labels = pageLabelsFor(language)
  const address = place.to(target.url)
  return renderFrame({
    place,
    style,
    language,
    title: target.title,
    canonical: target.url,
    isIndexed: false,
    kind: 'website',
    head: [h('meta', {httpEquiv: ['refresh'], content: `0; url=${address}`})],
    main: [h('p', [`${labels.moved} `, h('a', {href: address}, target.title)])],
  })
}

function cards(items: readonly Listed[], place: Place, language: string, heading: 'h2' | 'h3'): ElementContent {
  const labels = pageLabelsFor(language)
  return h(
    'ul',
    {className: ['cards']},
    items.map(({link, summary, datePublished, picture, notices}) =>
      h('li', {className: ['card']}, [
        ...(picture === undefined
          ? []
          : [
              h('img', {
                src: place.to(picture.url),
                alt: '',
                width: picture.width,
                height: picture.height,
                loading: 'lazy',
                decoding: 'async',
              }),
            ]),
        h('div', [
          h(heading, linkTo(link, language, place.to)),
          ...(datePublished === undefined
            ? []
            : [
                h('p', {className: ['byline']}, [h('time', {dateTime: datePublished}, dayIn(datePublished, language))]),
              ]),
          ...(summary === undefined ? [] : paragraphsOf(summary).map((lines) => h('p', lines.join(' ')))),
          ...careOf(notices, labels),
        ]),
      ]),
    ),
  )
}

/** What must not be left out where a summary is shown. It is long, and the page has it in full: here it opens. */
function careOf(notices: readonly string[], {care}: PageLabels): ElementContent[] {
  return notices.length === 0
    ? []
    : [
        h('details', {className: ['care']}, [
          h('summary', care),
          h(
            'ul',
            {className: ['notices']},
            notices.map((notice) => h('li', notice)),
          ),
        ]),
      ]
}

function pageAddress(site: Site, path: string): string {
  return fileUrl({feedsUrl: site.siteUrl}, path.replace(/index\.html$/, ''))
}
