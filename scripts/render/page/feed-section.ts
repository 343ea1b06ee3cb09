import type {Element, ElementContent} from 'hast'
import {h} from 'hastscript'
import {compareText} from '../../model/compare.ts'
import {slugOf, titleOf} from '../../model/document.ts'
import {facets} from '../../model/kinds.ts'
import type {Edition} from '../../model/published.ts'
import {feedFormats, feedPath, type FeedContent} from '../../model/site.ts'
import {articlesBySubject} from '../api/lists.ts'
import {beside, code, facetTitles, formatNames, number, scrolling} from './elements.ts'

const feedLinks = (folder: string, variant: FeedContent, title: string): ElementContent[] =>
  feedFormats.flatMap((format, index) => [
    ...(index === 0 ? [] : [{type: 'text' as const, value: ' · '}]),
    h(
      'a',
      {href: beside(feedPath(folder, format, variant)), ariaLabel: `${title}, ${formatNames[format]}`},
      formatNames[format],
    ),
  ])

interface FeedRow {
  readonly title: string
  readonly folder: string
  readonly count: number | undefined
  readonly hasSummaries: boolean
}

const feedTable = (caption: string, rows: readonly FeedRow[]): Element =>
  scrolling(
    caption,
    h('table', [
      h('caption', caption),
      h('thead', [
        h('tr', [
          h('th', {scope: 'col'}, 'About'),
          h('th', {scope: 'col', className: ['n']}, 'Articles'),
          h('th', {scope: 'col'}, 'Full text'),
          h('th', {scope: 'col'}, 'Summaries'),
        ]),
      ]),
      h(
        'tbody',
        rows.map(({title, folder, count, hasSummaries}) =>
          h('tr', [
            h('th', {scope: 'row'}, title),
            h('td', {className: ['n']}, count === undefined ? '' : number(count)),
            h('td', feedLinks(folder, 'full', title)),
            h('td', hasSummaries ? feedLinks(folder, 'summary', `${title}, summaries`) : ''),
          ]),
        ),
      ),
    ]),
  )

export const feedSection = (edition: Edition): Element => {
  const {publication, documents} = edition
  const {dataset} = publication
  const subjects = articlesBySubject(edition)
  const articles = documents.filter(({kind}) => kind.type === 'article').length
  const editors = dataset
    .ofType('feed')
    .filter(({id}) => publication.statusOf(id) !== 'held')
    .flatMap(({document}): FeedRow[] => {
      const folder = slugOf(document)
      return folder === undefined ? [] : [{title: titleOf(document), folder, count: undefined, hasSummaries: false}]
    })
  const all: FeedRow = {title: 'Everything', folder: '', count: articles, hasSummaries: true}
  return h('section', {ariaLabelledBy: ['feeds']}, [
    h('h2', {id: 'feeds'}, 'Feeds'),
    h('p', [
      'Each feed comes as JSON Feed, RSS and Atom, with the same articles under the same ids. Every article carries its caveats, its licence and where it is from; older articles are on further pages (',
      code('next_url'),
      ', ',
      code('rel="next"'),
      ').',
    ]),
    feedTable('All articles, and feeds that editors put together', [all, ...editors]),
    ...facets.map((facet) => {
      const rows = subjects
        .filter((subject) => subject.facet === facet)
        .map(({document: {brief}, articles: own}) => ({
          title: brief.title,
          folder: `${facet}/${brief.slug}`,
          count: own.length,
          hasSummaries: true,
        }))
        .toSorted((a, b) => compareText(a.title.toLowerCase(), b.title.toLowerCase()))
      return h('details', [
        h('summary', `${facetTitles[facet]} (${number(rows.length)})`),
        feedTable(`Articles by ${facetTitles[facet].toLowerCase()}`, rows),
      ])
    }),
  ])
}
