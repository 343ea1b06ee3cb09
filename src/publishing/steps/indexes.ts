import MiniSearch, {type Options} from 'minisearch'
import type {z} from 'zod'
import type {Ask} from '../../engine/ask.ts'
import {step} from '../../engine/step.ts'
import {compareText} from '../../content/compare.ts'
import {kinds, type Kind} from '../../content/kinds.ts'
import {renderChecked} from '../../contract/checked-json.ts'
import type {ReadOnly} from '../../contract/read-only.ts'
import {schemaVersion} from '../../contract/resource-types.ts'
import type * as contract from '../../contract/site-files.ts'
import {fileUrl, outputPaths} from '../../site/addresses.ts'
import {askedSite} from '../asked/asked-site.ts'
import {collections} from '../collections.ts'
import {renderFullTexts, renderLlms} from '../site-files/llms.ts'
import {renderSitemap, renderSitemapIndex} from '../site-files/sitemap.ts'
import {pages} from './pages.ts'

/*
 * Indexes over all pages that machines may read: sitemap, search, full texts. Each is cut into parts by kind. Articles
 * are in the order of their dates, so that a new one changes the last part only.
 */

/*
 * The search index alone has all kinds together: results of different parts cannot be ranked as well as those of one.
 */

/** The most pages in one part of each index. */
const sitemapSize = 1000
const searchSize = 500
const fullTextSize = 50

/** The parts of all indexes, by the kind of page. */
export const indexParts = step<object>({
  name: 'index parts',
  over: collections.sitemaps,
  make: (ask, folder) => {
    const count = ask.count(collections.sitemap(folder))
    const parts = (collection: string, size: number) =>
      Array.from({length: Math.ceil(count / size)}, (_, index) => ({in: collection, at: `${folder}#${index + 1}`}))
    return {
      places: [...parts(collections.sitemapPages, sitemapSize), ...parts(collections.fullTexts, fullTextSize)],
    }
  },
})

/** The parts of the search index. */
export const searchParts = step<object>({
  name: 'search parts',
  make: (ask) => ({
    places: Array.from({length: Math.ceil(ask.count(collections.searchable) / searchSize)}, (_, index) => ({
      in: collections.searchPages,
      at: String(index + 1),
    })),
  }),
})

export const sitemapPages = step<{readonly changedAt: string}>({
  name: 'sitemap pages',
  over: collections.sitemapPages,
  make: (ask, at) => {
    const {folder, page} = partOf(at)
    const urls = membersOf(ask, folder, page, sitemapSize).flatMap((id) => ask.fact(pages, id, 'sitemap') ?? [])
    const changedAt = urls
      .flatMap((url) => url.changedAt ?? [])
      .toSorted(compareText)
      .at(-1)
    return {
      facts: {changedAt},
      files: [{path: outputPaths.sitemapShard(folder, page), parts: [renderSitemap(urls)]}],
    }
  },
})

export const sitemap = step<object>({
  name: 'sitemap',
  make: (ask) => {
    const site = askedSite(ask)
    const parts = inOrderOfKinds(ask, collections.sitemapPages).map(({at, folder, page}) => {
      const changedAt = ask.fact(sitemapPages, at, 'changedAt')
      return {
        url: fileUrl(site, outputPaths.sitemapShard(folder, page)),
        ...(changedAt === undefined ? {} : {changedAt}),
      }
    })
    return {files: [{path: outputPaths.sitemap, parts: [renderSitemapIndex(parts)]}]}
  },
})

/** The version of MiniSearch that makes the index. A test compares it with the installed package. */
export const miniSearchVersion = '7.2.0'

const searchOptions = {
  idField: 'id',
  fields: ['title', 'otherNames', 'summary', 'keyPoints', 'subjects'],
  storeFields: ['type', 'title', 'summary', 'notices', 'url', 'api', 'recalled'],
  searchOptions: {boost: {title: 4, otherNames: 3, subjects: 2}, prefix: true, fuzzy: 0.2},
} satisfies Options

/**
 * Each part of an index to search in the browser. To keep it small, it has titles, summaries, key points and subjects,
 * but not whole texts.
 */
export const searchPages = step<object>({
  name: 'search pages',
  over: collections.searchPages,
  isParallel: true,
  make: (ask, number) => {
    const page = Number(number)
    const index = new MiniSearch(searchOptions)
    const members = ask.slice(collections.searchable, {page, size: searchSize})
    index.addAll(members.flatMap(({key: id}) => ask.fact(pages, id, 'search') ?? []))
    const shard: ReadOnly<z.infer<typeof contract.searchShard>> = {schemaVersion, index: {...index.toJSON()}}
    return {files: [{path: outputPaths.searchShard(page), parts: [renderChecked('SearchShard', shard)]}]}
  },
})

export const search = step<object>({
  name: 'search',
  make: (ask) => {
    const site = askedSite(ask)
    const head: ReadOnly<z.infer<typeof contract.search>> = {
      schemaVersion,
      library: {name: 'minisearch', version: miniSearchVersion},
      options: searchOptions,
      shards: ask
        .slice(collections.searchPages, {all: true})
        .map(({at}) => Number(at))
        .toSorted((a, b) => a - b)
        .map((page) => ({url: fileUrl(site, outputPaths.searchShard(page))})),
    }
    return {files: [{path: outputPaths.search, parts: [renderChecked('Search', head)]}]}
  },
})

const decoder = new TextDecoder()

/** Whole pages as Markdown, some in one file. */
export const fullTexts = step<object>({
  name: 'full texts',
  over: collections.fullTexts,
  make: (ask, at) => {
    const {folder, page} = partOf(at)
    const texts = membersOf(ask, folder, page, fullTextSize).flatMap((id) => {
      const file = ask.fact(pages, id, 'markdown')
      const heading = ask.fact(pages, id, 'heading')
      const url = ask.fact(pages, id, 'link')?.url
      const bytes = file === undefined ? undefined : ask.published(file.path)
      return bytes === undefined || heading === undefined || url === undefined
        ? []
        : [{heading, url, markdown: decoder.decode(bytes)}]
    })
    return {files: [{path: outputPaths.llmsFull(folder, page), parts: renderFullTexts(texts, askedSite(ask))}]}
  },
})

/** The most pages of a kind that llms.txt names. The rest is in the full texts and lists. */
const maxLlmsLines = 200

export const llms = step<object>({
  name: 'llms',
  make: (ask) => {
    const site = askedSite(ask)
    const sections = kinds.flatMap((kind) => {
      const lines = llmsMembers(ask, kind).flatMap((id) => ask.fact(pages, id, 'llms') ?? [])
      if (lines.length === 0) return []
      const parts = Math.ceil(ask.count(collections.sitemap(kind.folder)) / fullTextSize)
      const fullTextUrls = Array.from({length: parts}, (_, index) =>
        fileUrl(site, outputPaths.llmsFull(kind.folder, index + 1)),
      )
      return [{title: kind.title, lines, fullTexts: fullTextUrls}]
    })
    return {files: [{path: outputPaths.llms, parts: [renderLlms(sections, site)]}]}
  },
})

/** Articles with the newest first, and recalled ones however old they are; everything else by title. */
function llmsMembers(ask: Ask, {type, folder}: Kind): string[] {
  if (type !== 'article')
    return ask.slice(collections.readable(folder), {page: 1, size: maxLlmsLines}).map(({key}) => key)
  const newest = ask.slice(collections.readable(folder), {last: maxLlmsLines})
  const recalled = ask.slice(collections.recalled('all'), {last: maxLlmsLines})
  return [...new Set([...recalled, ...newest].toSorted((a, b) => (a.at < b.at ? 1 : -1)).map(({key}) => key))]
}

function membersOf(ask: Ask, folder: string, page: number, size: number): string[] {
  return ask.slice(collections.sitemap(folder), {page, size}).map(({key}) => key)
}

function partOf(at: string): {readonly folder: string; readonly page: number} {
  const [folder = '', page = '1'] = at.split('#')
  return {folder, page: Number(page)}
}

function inOrderOfKinds(ask: Ask, collection: string) {
  const parts = ask.slice(collection, {all: true}).map(({at}) => ({at, ...partOf(at)}))
  const order = new Map(kinds.map(({folder}, index) => [folder, index]))
  return parts.toSorted((a, b) => (order.get(a.folder) ?? 0) - (order.get(b.folder) ?? 0) || a.page - b.page)
}
