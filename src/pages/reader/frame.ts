import type {Element, ElementContent} from 'hast'
import {toHtml} from 'hast-util-to-html'
import {h} from 'hastscript'
import type {Raw} from 'mdast-util-to-hast'
import {kinds} from '../../content/kinds.ts'
import {feedPath, outputPaths} from '../../site/addresses.ts'
import {feedFormatNames, feedFormats} from '../../site/feed-formats.ts'
import {pageLabelsFor, type PageLabels} from '../../site/page-labels.ts'
import {directionOf} from '../../site/direction.ts'
import type {Place} from './place.ts'

/** What a page consists of, within the frame that all pages have. */
export interface FramedPage {
  readonly place: Place
  /** The path of the style sheet in the output, if there is one. */
  readonly style: string | undefined
  readonly language: string
  /** As in the browser's tab, without the publisher. */
  readonly title: string
  readonly description?: string | undefined
  /** Its address on the public site. Left out of pages that search engines should not keep. */
  readonly canonical?: string | undefined
  readonly isIndexed: boolean
  /** A picture for links that are shared. */
  readonly card?:
    | {readonly url: string; readonly width: number; readonly height: number; readonly alt: string}
    | undefined
  readonly kind: 'article' | 'website'
  readonly head?: readonly ElementContent[]
  readonly jsonld?: unknown
  readonly main: readonly ElementContent[]
  readonly script?: string | undefined
}

/** Renders a page for readers. It needs no script, and loads nothing from anybody else. */
export function renderFrame(page: FramedPage): string {
  const {place, language, script, main} = page
  const {up} = place
  const labels = pageLabelsFor(language)
  const tree = h('html', {lang: language, dir: directionOf(language)}, [
    h('head', headOf(page)),
    h('body', [
      h('a', {className: ['skip'], href: '#content'}, labels.skip),
      h('header', {className: ['site']}, [
        h('div', {className: ['wrap']}, [
          h('a', {className: ['brand'], href: up === '' ? './' : up}, brandOf(place)),
          h('nav', {ariaLabel: labels.menu}, [
            h('ul', [
              ...menu.map((folder) =>
                h('li', [
                  h('a', {href: `${up}${folder}/`, ...currentIf(place, folder)}, labels.kinds[folder] ?? folder),
                ]),
              ),
              h('li', [h('a', {href: `${up}search/`, ...currentIf(place, 'search')}, labels.search)]),
            ]),
          ]),
        ]),
      ]),
      h('main', {id: 'content', className: ['wrap']}, [...main]),
      footerOf(place, labels),
      ...(script === undefined ? [] : [h('script', {type: 'module', src: script})]),
    ]),
  ])
  return `<!doctype html>\n${toHtml(tree, {allowDangerousHtml: true, closeSelfClosing: false})}\n`
}

/** HTML that was rendered before. */
export function raw(value: string): Raw {
  return {type: 'raw', value}
}

const menu: readonly string[] = ['articles', 'body-regions', 'conditions', 'therapies', 'benefits']

function currentIf({path}: Place, folder: string): {readonly ariaCurrent?: 'page' | 'true'} {
  if (path === `${folder}/index.html`) return {ariaCurrent: 'page'}
  return path.startsWith(`${folder}/`) ? {ariaCurrent: 'true'} : {}
}

function headOf({
  place,
  style,
  title,
  description,
  canonical,
  isIndexed,
  card,
  kind,
  head = [],
  jsonld,
  language,
}: FramedPage) {
  const {site, up} = place
  const shown = title === site.publisher ? title : `${title} – ${site.publisher}`
  return [
    h('meta', {charSet: 'utf-8'}),
    h('meta', {name: 'viewport', content: 'width=device-width, initial-scale=1'}),
    h('title', shown),
    ...(description === undefined ? [] : [h('meta', {name: 'description', content: description})]),
    ...(isIndexed ? [] : [h('meta', {name: 'robots', content: 'noindex'})]),
    ...(canonical === undefined ? [] : [h('link', {rel: ['canonical'], href: canonical})]),
    ...(style === undefined ? [] : [h('link', {rel: ['stylesheet'], href: `${up}${style}`})]),
    h('meta', {name: 'color-scheme', content: 'light dark'}),
    ...feedFormatNames.map((format) =>
      h('link', {
        rel: ['alternate'],
        type: feedFormats[format].mediaType,
        title: `${site.publisher} (${feedFormats[format].title})`,
        href: `${up}${feedPath('', format, 'full')}`,
      }),
    ),
    ...head,
    ...openGraph({
      'og:type': kind,
      'og:title': title,
      'og:description': description,
      'og:url': canonical,
      'og:site_name': site.publisher,
      'og:locale': language.replace('-', '_'),
      'og:image': card?.url,
      'og:image:width': card?.width,
      'og:image:height': card?.height,
      'og:image:alt': card?.alt,
    }),
    h('meta', {name: 'twitter:card', content: card === undefined ? 'summary' : 'summary_large_image'}),
    // `<` would end the script (https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements).
    ...(jsonld === undefined
      ? []
      : [h('script', {type: 'application/ld+json'}, JSON.stringify(jsonld).replaceAll('<', '\\u003c'))]),
  ]
}

/** The Open Graph protocol (https://ogp.me). */
function openGraph(values: Readonly<Record<string, string | number | undefined>>): Element[] {
  return Object.entries(values).flatMap(([property, content]) =>
    content === undefined || content === '' ? [] : [h('meta', {property, content: String(content)})],
  )
}

function brandOf({site, to}: Place): Array<Element | string> {
  const {logo, publisher} = site
  if (logo === undefined) return [publisher]
  const height = 40
  const width = Math.max(1, Math.round((logo.width * height) / Math.max(1, logo.height)))
  return [h('img', {src: to(logo.url), alt: logo.alt === '' ? publisher : logo.alt, width, height})]
}

function footerOf({site, up, to}: Place, labels: PageLabels): Element {
  const licence = site.licence?.name ?? site.licence?.url
  return h('footer', {className: ['site']}, [
    h('div', {className: ['wrap']}, [
      h('p', {className: ['advice']}, labels.noAdvice),
      h('ul', {className: ['links']}, [
        ...kinds.map(({folder}) => h('li', [h('a', {href: `${up}${folder}/`}, labels.kinds[folder] ?? folder)])),
        h('li', [h('a', {href: `${up}${outputPaths.newsletterArchive}`}, labels.newsletters)]),
        h('li', [h('a', {href: `${up}${feedPath('', 'rss', 'full')}`}, labels.feed)]),
        h('li', [h('a', {href: `${up}developers/`}, labels.developers)]),
      ]),
      h('p', [
        `© ${site.publisher}`,
        ...(licence === undefined
          ? []
          : [' · ', site.licence?.url === undefined ? licence : h('a', {href: to(site.licence.url)}, licence)]),
      ]),
    ]),
  ])
}
