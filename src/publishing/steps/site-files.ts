import {labelsFor} from '../../site/labels.ts'
import {shownTitle} from '../../contract/resource-types.ts'
import {toHtml} from 'hast-util-to-html'
import type {Ask} from '../../engine/ask.ts'
import {step} from '../../engine/step.ts'
import {kinds} from '../../content/kinds.ts'
import {refsOf} from '../../content/references.ts'
import {subjectKey} from '../../content/subjects.ts'
import {compact} from '../../contract/compact.ts'
import {renderContract} from '../../contract/published/files.ts'
import type {Resource} from '../../contract/resource-types.ts'
import {coverRegions, type RegionCoverage} from '../../pages/body-map/coverage.ts'
import {renderMovedPage} from '../../pages/reader/lists.ts'
import {fileUrl, outputPaths} from '../../site/addresses.ts'
import type {Site} from '../../site/site.ts'
import {askedResource} from '../asked/asked-resource.ts'
import {askedSite} from '../asked/asked-site.ts'
import {changesPageSize, groupKey} from '../changes.ts'
import {collections} from '../collections.ts'
import type {Coverage, DeveloperFacts, Freshness} from '../developers/facts.ts'
import {coverageCharts} from '../developers/coverage-section.ts'
import {feedSection} from '../developers/feed-section.ts'
import {renderDeveloperPage} from '../developers/page.ts'
import {feedCatalogue} from '../feeds/catalogue.ts'
import {renderFeedList} from '../feeds/feed-list.ts'
import {changes, documents, log} from '../inputs.ts'
import {renderHeaders} from '../site-files/headers.ts'
import {renderRobots} from '../site-files/sitemap.ts'
import {pages} from './pages.ts'
import {readerMap} from './reader-pages.ts'

/** Files that the settings alone decide: the contract, and what hosts and crawlers read. */
export const siteFiles = step<object>({
  name: 'site files',
  make: (ask) => {
    const site = askedSite(ask)
    return {
      files: [
        ...renderContract(site).map(({path, text}) => ({path, parts: [text]})),
        {path: outputPaths.headerRules, parts: [renderHeaders(site)]},
        {path: outputPaths.robots, parts: [renderRobots(site)]},
      ],
    }
  },
})

/** The list of all feeds, and its table for developers. */
export const feedList = step<{readonly html: string}>({
  name: 'feed list',
  make: (ask) => {
    const feeds = feedCatalogue(ask)
    return {
      facts: {html: toHtml(feedSection(feeds))},
      files: renderFeedList(feeds, askedSite(ask)).map(({path, text}) => ({path, parts: [text]})),
    }
  },
})

/** How many articles are about each region and benefit, for developers. */
export const coverage = step<{readonly html: string}>({
  name: 'coverage',
  make: (ask) => ({facts: {html: toHtml({type: 'root', children: coverageCharts(coverageOf(ask))})}}),
})

/** The page that shows developers what there is. */
export const developersPage = step<object>({
  name: 'developers page',
  make: (ask) => {
    const site = askedSite(ask)
    return {
      files: [
        {path: outputPaths.developers, parts: [renderDeveloperPage(factsOf(ask))]},
        // Without pages for readers, this is the way in.
        ...(site.hasPages
          ? []
          : [
              {
                path: outputPaths.page,
                parts: [renderMovedPage(outputPaths.page, developersOf(site), {site, style: undefined})],
              },
            ]),
      ],
    }
  },
})

/** Where the front page leads if it is not for readers. */
function developersOf(site: Site): {readonly title: string; readonly url: string} {
  return {title: `${site.publisher}: feeds and API`, url: fileUrl(site, 'developers/')}
}

/** How many of the last changes are shown, and the most rows and columns of the chart. */
const maxChangesShown = 12
const maxSubjects = 40

function factsOf(ask: Ask): DeveloperFacts {
  const [newest] = ask.slice(collections.list('articles'), {last: 1})
  return {
    site: askedSite(ask),
    counts: Object.fromEntries(kinds.map(({folder}) => [folder, ask.count(collections.list(folder))])),
    feeds: ask.fact(feedList, '', 'html') ?? '',
    sample: newest === undefined ? undefined : sampleOf(askedResource(ask, newest.key)),
    changes: lastChanges(ask).map((change) => ({
      change,
      title: titleOfPage(ask, change.id.split('/').at(-1) ?? ''),
    })),
    freshness: freshnessOf(ask),
    coverage: ask.fact(coverage, '', 'html') ?? '',
  }
}

/** The newest article, in part. */
function sampleOf(resource: Resource | undefined): DeveloperFacts['sample'] {
  if (resource === undefined) return undefined
  const {id, title, recall, summary, url, links, datePublished, caveats} = resource
  return {id, title, ...compact({recall, summary}), url, links, ...compact({datePublished}), caveats}
}

function lastChanges(ask: Ask) {
  const cursor = ask.fact(log, '', 'cursor') ?? 0
  const groups = [cursor - changesPageSize, cursor].filter((seq) => seq > 0).map(groupKey)
  return groups
    .flatMap((group) => ask.slice(collections.changes(group), {last: maxChangesShown}))
    .slice(-maxChangesShown)
    .toReversed()
    .flatMap(({key: tag}) => ask.fact(changes, tag, 'change') ?? [])
}

function freshnessOf(ask: Ask): Freshness {
  const [newest] = ask.slice(collections.liveOf('article'), {last: 1})
  const [due] = ask.slice(collections.due, {page: 1, size: 1})
  const newestDate = newest?.at.split(' ')[0]
  return {
    newestArticle: newestDate === '' ? undefined : newestDate,
    lastChange: lastChanges(ask)[0]?.at,
    articles: ask.count(collections.liveOf('article')),
    reviewed: ask.count(collections.reviewed),
    nextReviewDue: due?.at.split(' ')[0],
    benefits: ask.count(collections.liveOf('benefit')),
    graded: ask.count(collections.graded),
  }
}

function coverageOf(ask: Ask): Coverage {
  const regions = mostWritten(ask, 'regions')
  const benefits = mostWritten(ask, 'benefits')
  return {
    byRegion: regionCoverage(ask),
    regions: regions.shown.map(({title}) => title),
    benefits: benefits.shown.map(({title}) => title),
    counts: regions.shown.map((region) =>
      benefits.shown.map((benefit) => region.articles.intersection(benefit.articles).size),
    ),
    isPart: regions.isPart || benefits.isPart,
  }
}

/** How much is about each region of the figure. An article's feeds say so already; benefits name their regions. */
function regionCoverage(ask: Ask): RegionCoverage[] {
  const regionsOf = (collection: string): ReadonlyArray<readonly string[]> =>
    ask.slice(collection, {all: true}).map(({key: id}) => refsOf(ask.fact(documents, id, 'regions')))
  const covered = coverRegions(ask.fact(readerMap, '', 'regions') ?? [], {
    articles: [],
    benefits: regionsOf(collections.liveOf('benefit')),
    graded: regionsOf(collections.graded),
  })
  return covered.map(({region, counts}) => {
    const subject = subjectKey('regions', region.id)
    const articles = ask.count(collections.news(subject)) - ask.count(collections.recalled(subject))
    return {region, counts: {...counts, articles}}
  })
}

/** The subjects that most articles are about, by title, each with the ids of its articles. */
function mostWritten(ask: Ask, facet: 'regions' | 'benefits') {
  const all = ask
    .slice(collections.subjects(facet), {all: true})
    .filter(({key: id}) => ask.fact(pages, id, 'isRecalled') !== true)
    .map(({key: id}, order) => {
      const subject = subjectKey(facet, id)
      return {id, order, count: ask.count(collections.news(subject)) - ask.count(collections.recalled(subject))}
    })
  const most = all.toSorted((a, b) => b.count - a.count || a.order - b.order).slice(0, maxSubjects)
  return {
    shown: most
      .toSorted((a, b) => a.order - b.order)
      .map(({id}) => ({
        title: titleOfPage(ask, id) ?? id,
        articles: idsIn(ask, collections.news(subjectKey(facet, id))).difference(
          idsIn(ask, collections.recalled(subjectKey(facet, id))),
        ),
      })),
    isPart: all.length > most.length,
  }
}

function idsIn(ask: Ask, collection: string): Set<string> {
  return new Set(ask.slice(collection, {all: true}).map(({key}) => key))
}

/** The title of a page. That of a recalled one says so. */
function titleOfPage(ask: Ask, id: string): string | undefined {
  const link = ask.fact(pages, id, 'link')
  return link === undefined ? undefined : shownTitle(link, labelsFor(askedSite(ask).language).withdrawn)
}
