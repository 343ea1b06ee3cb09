import type {Element} from 'hast'
import type {Raw} from 'mdast-util-to-hast'
import {toHtml} from 'hast-util-to-html'
import {h} from 'hastscript'
import {kinds} from '../../content/kinds.ts'
import {feedPath, fileUrl} from '../../site/addresses.ts'
import {feedFormatNames, feedFormats} from '../../site/feed-formats.ts'
import type {Site} from '../../site/site.ts'
import {apiSection} from './api-section.ts'
import {changeSection} from './change-section.ts'
import {copyScript} from './copy-script.ts'
import {coverageSection} from './coverage-section.ts'
import {number, sample} from './elements.ts'
import type {DeveloperFacts} from './facts.ts'
import {liveSample} from './live-sample.ts'
import {samplesFor} from './samples.ts'
import {style} from '../../pages/html/style.ts'
import {termsSection} from './terms-section.ts'

/*
 * The page that shows developers what is available. Nothing on it depends on the day it is read, so the same content
 * gives the same page. Dates are printed as they are.
 */

/** Renders the page for developers. */
export function renderDeveloperPage(facts: DeveloperFacts): string {
  const {site, counts, feeds, sample: newest, changes, freshness, coverage} = facts
  const title = `${site.publisher}: feeds and API`
  const tree = h('html', {lang: 'en'}, [
    h('head', [
      h('meta', {charSet: 'utf-8'}),
      h('meta', {name: 'viewport', content: 'width=device-width, initial-scale=1'}),
      h('title', title),
      h('meta', {
        name: 'description',
        content: `Feeds and a static API from ${site.publisher}, for developers and syndicators`,
      }),
      ...feedDiscovery(site),
      h('style', style),
    ]),
    h('body', [
      h('a', {className: ['skip'], href: '#feeds'}, 'To the feeds'),
      h('header', [
        h('h1', title),
        h('p', {className: ['lead']}, site.description ?? `What ${site.publisher} publishes, for you to build on.`),
        h('p', 'Everything here is a static file, open to any web page and program. No key, no account.'),
        h(
          'dl',
          {className: ['facts']},
          kinds
            .filter(({hasMarkdown}) => hasMarkdown)
            .map((kind) => {
              return h('div', [h('dt', kind.title), h('dd', number(counts[kind.folder] ?? 0))])
            }),
        ),
        h('nav', {ariaLabel: 'On this page'}, [
          h(
            'ul',
            sections.map(([id, words]) => h('li', [h('a', {href: `#${id}`}, words)])),
          ),
        ]),
      ]),
      h('main', [
        raw(feeds),
        h('section', {ariaLabelledBy: ['start']}, [
          h('h2', {id: 'start'}, 'Start here'),
          ...[...samplesFor(site), ...liveSample(newest)].flatMap(sample),
        ]),
        apiSection(counts),
        changeSection(changes, site),
        coverageSection(freshness, raw(coverage)),
        termsSection(site),
      ]),
      h('footer', [h('p', `${site.publisher}. Made with Bodytext.`)]),
      h('script', copyScript),
    ]),
  ])
  return `<!doctype html>\n${toHtml(tree, {allowDangerousHtml: true})}\n`
}

/** A part that was rendered before: these parts are large, and change less often than the rest. */
function raw(value: string): Raw {
  return {type: 'raw', value}
}

const sections: ReadonlyArray<readonly [id: string, title: string]> = [
  ['feeds', 'Feeds'],
  ['start', 'Start'],
  ['api', 'API'],
  ['changes', 'Changes'],
  ['coverage', 'Coverage'],
  ['terms', 'Terms'],
]

function feedDiscovery(site: Site): Element[] {
  return feedFormatNames.map((format) =>
    h('link', {
      rel: ['alternate'],
      type: feedFormats[format].mediaType,
      title: `${site.publisher} (${feedFormats[format].title})`,
      href: fileUrl(site, feedPath('', format, 'full')),
    }),
  )
}
