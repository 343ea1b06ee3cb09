import type {z} from 'zod'
import {step} from '../../engine/step.ts'
import {subjectKey, withAncestors} from '../../content/subjects.ts'
import type * as contract from '../../contract/changes.ts'
import {renderChecked} from '../../contract/checked-json.ts'
import {compact} from '../../contract/compact.ts'
import type {ReadOnly} from '../../contract/read-only.ts'
import {schemaVersion} from '../../contract/resource-types.ts'
import {fileUrl, outputPaths, tagUri} from '../../site/addresses.ts'
import {kindOf, kinds} from '../../content/kinds.ts'
import type {Site} from '../../site/site.ts'
import {askedEdition} from '../asked/asked-edition.ts'
import {askedSite} from '../asked/asked-site.ts'
import {changesPageSize, groupKey} from '../changes.ts'
import {collections} from '../collections.ts'
import {changes, log} from '../inputs.ts'
import {redirectsOf, renderRules, slugIn} from '../site-files/redirects.ts'
import {pages} from './pages.ts'

/** Files each article that is gone under the subjects it was about, as far as they are published. */
export const tombstones = step<object>({
  name: 'tombstones',
  over: collections.gone,
  make: (ask, at) => {
    const {site, snapshot, pageOf} = askedEdition(ask)
    const [seq = '', ...rest] = at.split(' ')
    const tag = rest.join(' ')
    const change = ask.fact(changes, tag, 'change')
    if (change?.type !== 'article') return {}
    const subjects = (change.about ?? []).flatMap((each) => {
      const id = each.split('/').at(-1) ?? ''
      const page = pageOf(id)
      const facet = page?.kind.facet
      return page === undefined || facet === undefined || tagUri(site, page.kind.type, id) !== each
        ? []
        : withAncestors(id, snapshot).map((part) => subjectKey(facet, part))
    })
    return {
      places: ['all', ...new Set(subjects)].map((subject) => ({
        in: collections.withdrawn(subject),
        at: seq,
        key: tag,
      })),
    }
  },
})

type Changes = ReadOnly<z.infer<typeof contract.changes>>
type Archive = ReadOnly<z.infer<typeof contract.changesArchive>>

/**
 * The older pages of the log of changes, numbered from the oldest. A page is left out if every document on it has
 * changed since.
 */
export const changesPages = step<object>({
  name: 'changes pages',
  over: collections.changeGroups,
  make: (ask, group) => {
    const page = Number(group)
    const archived = ask.fact(log, '', 'closedPages') ?? 0
    const name = ask.fact(log, '', 'log')
    if (page > archived || name === undefined) return {}
    const site = askedSite(ask)
    const urlOf = (number?: number): string => fileUrl(site, outputPaths.changes(number))
    const [before] = ask.slice(collections.changeGroups, {before: group, count: 1})
    const archive: Archive = {
      schemaVersion,
      log: name,
      from: (page - 1) * changesPageSize + 1,
      to: page * changesPageSize,
      links: {
        self: urlOf(page),
        current: urlOf(),
        ...compact({previous: before === undefined ? undefined : urlOf(Number(before.key))}),
      },
      items: ask
        .slice(collections.changes(group), {all: true})
        .flatMap(({key: tag}) => ask.fact(changes, tag, 'change') ?? []),
    }
    return {files: [{path: outputPaths.changes(page), parts: [renderChecked('ChangesArchive', archive)]}]}
  },
})

/** The newest page, which consumers poll. */
export const newestChanges = step<object>({
  name: 'newest changes',
  make: (ask) => {
    const facts = ask.facts(log, '')
    if (facts === undefined) return {}
    const {log: name, cursor, count, digest} = facts
    const site = askedSite(ask)
    const archived = facts.closedPages
    const from = archived * changesPageSize + 1
    const [before] = ask.slice(collections.changeGroups, {before: groupKey(from), count: 1})
    const groups = Array.from({length: Math.ceil(cursor / changesPageSize) - archived}, (_, index) =>
      groupKey(from + index * changesPageSize),
    )
    const newest: Changes = {
      schemaVersion,
      log: name,
      cursor,
      from,
      count,
      digest,
      links: {
        self: fileUrl(site, outputPaths.changes()),
        ...compact({
          previous: before === undefined ? undefined : fileUrl(site, outputPaths.changes(Number(before.key))),
        }),
      },
      items: groups.flatMap((group) =>
        ask
          .slice(collections.changes(group), {all: true})
          .flatMap(({key: tag}) => ask.fact(changes, tag, 'change') ?? []),
      ),
    }
    return {files: [{path: outputPaths.changes(), parts: [renderChecked('Changes', newest)]}]}
  },
})

/** Where old addresses lead, and which pages are gone. */
export const redirects = step<{readonly from: readonly string[]; readonly pages: readonly MovedPage[]}>({
  name: 'redirects',
  make: (ask) => {
    const site = askedSite(ask)
    const moved = ask.slice(collections.moved, {all: true}).flatMap(({key: id}) => {
      const link = ask.fact(pages, id, 'link')
      const kind = link === undefined ? undefined : kindOf(link.type)
      if (link === undefined || kind === undefined) return []
      return [
        {
          id: link.id,
          folder: kind.folder,
          slug: link.slug,
          previousSlugs: (ask.fact(pages, id, 'previousUrls') ?? []).map(slugIn),
          order: ask.fact(changes, link.id, 'change')?.seq ?? 0,
        },
      ]
    })
    const gone = ask
      .slice(collections.gone, {all: true})
      .flatMap(({key: tag}) => ask.fact(changes, tag, 'change') ?? [])
    const isLive = (url: string): boolean => ask.count(collections.at(url)) > 0
    const found = redirectsOf(moved, gone, isLive, site)
    return {
      facts: {from: found.redirects.map(({from}) => from), pages: movedPages(found, site)},
      files: [
        {path: outputPaths.redirects, parts: [renderChecked('Redirects', found)]},
        {path: outputPaths.redirectRules, parts: [renderRules(found, site)]},
      ],
    }
  },
})

/** A page for readers that has moved. */
export interface MovedPage {
  readonly folder: string
  readonly slug: string
  readonly to: string
}

function movedPages({redirects: all}: ReturnType<typeof redirectsOf>, {siteUrl}: Site): MovedPage[] {
  return all.flatMap(({from, to}) => {
    const folder = kinds.find((kind) => from.startsWith(`${siteUrl}/${kind.folder}/`) && from.endsWith('/'))?.folder
    return folder === undefined ? [] : [{folder, slug: slugIn(from), to}]
  })
}
