import type {Element, ElementContent} from 'hast'
import {h} from 'hastscript'
import {facets, facetTypes, kindOf} from '../../content/kinds.ts'
import {feedPath, outputPaths, type FeedContent} from '../../site/addresses.ts'
import {feedFormatNames, feedFormats, type FeedFormat} from '../../site/feed-formats.ts'
import type {ListedFeed} from '../feeds/catalogue.ts'
import {beside, code, linkTo, number, scrolling} from './elements.ts'

export function feedSection(feeds: readonly ListedFeed[]): Element {
  return h('section', {ariaLabelledBy: ['feeds']}, [
    h('h2', {id: 'feeds'}, 'Feeds'),
    h('p', [
      `Each feed comes as ${formatTitles()}, with its newest articles, under the same ids everywhere. Every article carries its caveats, its licence and where it is from. The first feed leads to all older articles as ${archiveTitles()} (`,
      code('next_url'),
      ', ',
      code('rel="next"'),
      '); the others name the list in the API that has them (',
      code('_bodytext.list'),
      ', ',
      code('rel="related"'),
      ').',
    ]),
    feedTable(
      'All articles, and feeds that editors put together',
      feeds.filter(({facet}) => facet === undefined),
    ),
    ...facets.map((facet) => {
      const {title} = kindOf(facetTypes[facet])
      const rows = feeds.filter((feed) => feed.facet === facet)
      return h('details', [
        h('summary', `${title} (${number(rows.length)})`),
        feedTable(`Articles by ${title.toLowerCase()}`, rows),
      ])
    }),
    h('p', [
      'For programs: ',
      linkTo(outputPaths.feedList),
      '. For feed readers: ',
      linkTo(outputPaths.feedOutline),
      ', to subscribe to all at once.',
    ]),
    h('p', [
      'Issues of the newsletter: ',
      linkTo(outputPaths.newsletterFeed),
      ', ',
      linkTo(outputPaths.newsletterRss),
      ', and the ',
      linkTo(outputPaths.newsletterArchive, 'archive'),
      '.',
    ]),
  ])
}

/** The formats' names in a sentence: “JSON Feed, RSS and Atom”. */
function formatTitles(names: readonly FeedFormat[] = feedFormatNames): string {
  return new Intl.ListFormat('en-GB').format(names.map((name) => feedFormats[name].title))
}

function archiveTitles(): string {
  return formatTitles(feedFormatNames.filter((name) => feedFormats[name].hasArchive))
}

function feedTable(caption: string, rows: readonly ListedFeed[]): Element {
  const isBriefToo = rows.some(({hasSummaries}) => hasSummaries)
  return scrolling(
    caption,
    h('table', [
      h('caption', caption),
      h('thead', [
        h('tr', [
          h('th', {scope: 'col'}, 'About'),
          h('th', {scope: 'col', className: ['n']}, 'Articles'),
          h('th', {scope: 'col'}, 'Full text'),
          ...(isBriefToo ? [h('th', {scope: 'col'}, 'Summaries')] : []),
        ]),
      ]),
      h(
        'tbody',
        rows.map(({title, folder, articles, hasSummaries}) =>
          h('tr', [
            h('th', {scope: 'row'}, title),
            h('td', {className: ['n']}, articles === undefined ? '' : number(articles)),
            h('td', feedLinks(folder, 'full', title)),
            ...(isBriefToo ? [h('td', hasSummaries ? feedLinks(folder, 'summary', `${title}, summaries`) : '')] : []),
          ]),
        ),
      ),
    ]),
  )
}

function feedLinks(folder: string, variant: FeedContent, title: string): ElementContent[] {
  return feedFormatNames.flatMap((format, index) => [
    ...(index === 0 ? [] : [{type: 'text' as const, value: ' · '}]),
    h(
      'a',
      {href: beside(feedPath(folder, format, variant)), ariaLabel: `${title}, ${feedFormats[format].title}`},
      feedFormats[format].title,
    ),
  ])
}
