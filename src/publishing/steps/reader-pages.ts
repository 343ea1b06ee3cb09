import type {Ask} from '../../engine/ask.ts'
import {step, type MadeFile} from '../../engine/step.ts'
import {kindOf, kinds} from '../../content/kinds.ts'
import {refsOf} from '../../content/references.ts'
import {subjectKey} from '../../content/subjects.ts'
import {facetLinks, type Resource, type ResourceLink} from '../../contract/resource-types.ts'
import {sha256} from '../../files/hash.ts'
import {codesIn, type MapRegion} from '../../pages/body-map/body-map.ts'
import {renderDocumentPage} from '../../pages/reader/document-page.ts'
import {
  renderFrontPage,
  renderListPage,
  renderMissingPage,
  renderMovedPage,
  renderSearchPage,
  type Listed,
  type RegionItem,
} from '../../pages/reader/lists.ts'
import {searchScript} from '../../pages/reader/search-script.ts'
import {readerStyle} from '../../pages/reader/style.ts'
import {outputPaths} from '../../site/addresses.ts'
import {askedResource} from '../asked/asked-resource.ts'
import {askedSite} from '../asked/asked-site.ts'
import {collections} from '../collections.ts'
import {documents, places} from '../inputs.ts'
import {searchLibrary} from '../site-files/search-library.ts'
import {redirects} from './changes.ts'
import {pages} from './pages.ts'

/** The style sheet of all pages for readers, under a name that changes with it. */
export const readerStyleSheet = step<{readonly path: string}>({
  name: 'reader style',
  make: (ask) => {
    const {hasPages, brandColour} = askedSite(ask)
    if (!hasPages) return {}
    const text = readerStyle({brandColour})
    const path = outputPaths.style(sha256(text).slice(0, 8))
    return {facts: {path}, files: [{path, parts: [text]}]}
  },
})

/** The regions on the figure of a body. Many pages show it, so it is one fact. */
export const readerMap = step<{readonly regions: readonly MapRegion[]}>({
  name: 'reader map',
  make: (ask) => ({facts: {regions: mapRegions(ask)}}),
})

/** The page of each document for readers. */
export const readerPages = step<object>({
  name: 'reader pages',
  over: collections.pages,
  isParallel: true,
  make: (ask, id) => {
    const shell = shellOf(ask)
    const resource = shell === undefined ? undefined : askedResource(ask, id)
    const folder = resource === undefined ? undefined : kindOf(resource.type)?.folder
    if (shell === undefined || resource === undefined || folder === undefined) return {}
    const isOnMap = resource.type === 'bodyRegion' || facetLinks(resource, 'regions').length > 0
    const map = isOnMap ? (ask.fact(readerMap, '', 'regions') ?? []) : []
    const page = renderDocumentPage(resource, {...shell, ...articlesAbout(ask, resource), map})
    return {files: [{path: outputPaths.readerPage(folder, resource.slug), parts: [page], source: id}]}
  },
})

/** What stands at the addresses that pages had before, for hosts that do not redirect. */
export const readerMoves = step<object>({
  name: 'reader moves',
  make: (ask) => {
    const shell = shellOf(ask)
    if (shell === undefined) return {}
    return {
      files: (ask.fact(redirects, '', 'pages') ?? []).map(({folder, slug, to}) => {
        const path = outputPaths.readerPage(folder, slug)
        const [owner] = ask.slice(collections.at(to), {page: 1, size: 1})
        const title = owner === undefined ? to : (ask.fact(pages, owner.key, 'link')?.title ?? to)
        return {path, parts: [renderMovedPage(path, {title, url: to}, shell)]}
      }),
    }
  },
})

/** The lists of documents of a kind, a page at a time. Pages of articles are numbered from the oldest. */
export const readerLists = step<object>({
  name: 'reader lists',
  make: (ask) => {
    const shell = shellOf(ask)
    if (shell === undefined) return {}
    return {files: kinds.flatMap(({folder, type}) => listFiles(ask, folder, type === 'article', shell))}
  },
})

/** The front page, the search, and what stands where nothing is. */
export const readerFront = step<object>({
  name: 'reader front page',
  make: (ask) => {
    const shell = shellOf(ask)
    if (shell === undefined) return {}
    const newest = ask.slice(collections.liveOf('article'), {last: newestShown}).toReversed()
    const subjects = (facet: 'conditions' | 'therapies'): ResourceLink[] =>
      ask.slice(collections.subjects(facet), {page: 1, size: subjectsShown}).flatMap(({key: id}) => liveLink(ask, id))
    const front = renderFrontPage(
      {
        newest: newest.flatMap(({key: id}) => listed(ask, id)),
        regions: regionTree(ask),
        map: ask.fact(readerMap, '', 'regions') ?? [],
        conditions: subjects('conditions'),
        therapies: subjects('therapies'),
      },
      shell,
    )
    return {
      files: [
        {path: outputPaths.page, parts: [front]},
        {path: outputPaths.readerSearch, parts: [renderSearchPage(shell)]},
        {path: outputPaths.searchScript, parts: [searchScript]},
        {path: outputPaths.searchLibrary, parts: [searchLibrary()]},
        {path: outputPaths.notFound, parts: [renderMissingPage('notFound', shell)]},
        {path: outputPaths.gone, parts: [renderMissingPage('gone', shell)]},
      ],
    }
  },
})

/** How many articles a subject's page and the front page show, how many subjects, and how many are on a page of a list. */
const articlesShown = 20
const newestShown = 12
const subjectsShown = 60
const listSize = 50

function shellOf(ask: Ask) {
  const site = askedSite(ask)
  const style = ask.fact(readerStyleSheet, '', 'path')
  return style === undefined ? undefined : {site, style}
}

/** The newest articles about a subject, by a person, or that cite a publication. */
function articlesAbout(ask: Ask, {type, documentId, links}: Resource) {
  const facet = kindOf(type)?.facet
  if (facet === undefined) {
    if (type === 'article') return {articles: []}
    const ids = ask.slice(places.referrers(documentId, 'article'), {last: articlesShown}).map(({key}) => key)
    return {articles: ids.flatMap((id) => liveLink(ask, id))}
  }
  const about = collections.news(subjectKey(facet, documentId))
  const ids = ask.slice(about, {last: articlesShown}).toReversed()
  return {
    articles: ids.flatMap(({key: id}) => ask.fact(pages, id, 'link') ?? []),
    ...(ids.length === articlesShown ? {moreArticles: links.articles} : {}),
  }
}

function liveLink(ask: Ask, id: string): ResourceLink[] {
  const link = ask.fact(pages, id, 'link')
  return link === undefined || link.recalled === true ? [] : [link]
}

function listed(ask: Ask, id: string): Listed[] {
  const [link, text] = [ask.fact(pages, id, 'link'), ask.fact(pages, id, 'item')]
  if (link === undefined || text === undefined) return []
  const item: Pick<Resource, 'summary' | 'image' | 'datePublished'> & {readonly notices?: readonly string[]} =
    JSON.parse(text)
  const {summary, image, datePublished, notices = []} = item
  const [smallest] = image?.renditions ?? []
  return [{link, summary, datePublished, picture: image?.square ?? smallest ?? image, notices}]
}

interface Shell {
  readonly site: ReturnType<typeof askedSite>
  readonly style: string
}

function listFiles(ask: Ask, folder: string, isNewestFirst: boolean, shell: Shell): MadeFile[] {
  const collection = collections.list(folder)
  const itemsOn = (page: number): Listed[] => {
    const members = ask.slice(collection, {page, size: listSize})
    return (isNewestFirst ? members.toReversed() : members).flatMap(({key: id}) => listed(ask, id))
  }
  const count = Math.max(1, Math.ceil(ask.count(collection) / listSize))
  const first = isNewestFirst ? count : 1
  const numbers = Array.from({length: count}, (_, index) => index + 1)
  const forward = isNewestFirst ? -1 : 1
  const other = (page: number): number | undefined => (page >= 1 && page <= count ? page : undefined)
  return numbers.map((page) => {
    const isFirst = page === first
    const back = page - forward
    const list = {
      folder,
      page: isFirst ? undefined : page,
      items: itemsOn(page),
      older: other(page + forward),
      newer: isFirst ? undefined : back === first ? ('newest' as const) : other(back),
    }
    return {path: outputPaths.readerList(folder, list.page), parts: [renderListPage(list, shell)]}
  })
}

/** The regions of the figure of a body, by title. */
function mapRegions(ask: Ask): MapRegion[] {
  return ask.slice(collections.subjects('regions'), {all: true}).flatMap(({key: id}) =>
    liveLink(ask, id).map(({title, url}) => ({
      id,
      title,
      url,
      codes: codesIn(ask.fact(documents, id, 'includes')),
      parent: refsOf(ask.fact(documents, id, 'parent'))[0],
    })),
  )
}

/** The regions as a tree, by title. */
function regionTree(ask: Ask): RegionItem[] {
  const all = ask.slice(collections.subjects('regions'), {all: true}).map(({key}) => key)
  const known = new Set(all)
  const parentOf = (id: string): string | undefined => refsOf(ask.fact(documents, id, 'parent'))[0]
  const byParent = Map.groupBy(all, (id) => {
    const parent = parentOf(id)
    return parent !== undefined && known.has(parent) ? parent : ''
  })
  const under = (id: string, depth: number): RegionItem[] =>
    depth > maxDepth
      ? []
      : (byParent.get(id) ?? []).flatMap((child) =>
          liveLink(ask, child).map((link) => ({link, parts: under(child, depth + 1)})),
        )
  return under('', 0)
}

const maxDepth = 8
