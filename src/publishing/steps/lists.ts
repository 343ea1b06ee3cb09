import type {z} from 'zod'
import type {Ask} from '../../engine/ask.ts'
import {step} from '../../engine/step.ts'
import type * as contract from '../../contract/list.ts'
import {assertContract} from '../../contract/check.ts'
import {renderChecked} from '../../contract/checked-json.ts'
import {compact} from '../../contract/compact.ts'
import type {ReadOnly} from '../../contract/read-only.ts'
import {schemaVersion} from '../../contract/resource-types.ts'
import {facets, kinds, type Facet, type Kind} from '../../content/kinds.ts'
import {subjectKey} from '../../content/subjects.ts'
import {fileUrl, outputPaths} from '../../site/addresses.ts'
import type {Site} from '../../site/site.ts'
import {askedSite} from '../asked/asked-site.ts'
import {toPage} from '../asked/asked-edition.ts'
import {collections} from '../collections.ts'
import {pages} from './pages.ts'
import {verdicts} from './verdicts.ts'

/** How many resources one page of a list holds. */
const listPageSize = 100

type List = ReadOnly<z.infer<typeof contract.list>>
type ListPage = ReadOnly<z.infer<typeof contract.listPage>>

/** What a list's key says: the kind, and the subject that its articles are about. */
interface ListOf {
  readonly kind: Kind
  /** Below `api/v1/`. */
  readonly folder: string
  readonly subjectId?: string
}

/** Each list of the API: how many there are, and where its pages are. */
export const lists = step<{readonly total: number}>({
  name: 'lists',
  over: collections.lists,
  make: (ask, key) => {
    const of = listOf(ask, key)
    if (of === undefined) return {}
    const {kind, folder, subjectId} = of
    const site = askedSite(ask)
    const total = ask.count(collections.list(key))
    const count = Math.ceil(total / listPageSize)
    const [oldest, newest] = isNewestFirst(kind) ? [count, 1] : [1, count]
    const list: List = {
      schemaVersion,
      kind: kind.folder,
      sort: isNewestFirst(kind) ? 'newest' : 'title',
      ...compact({subject: subjectId === undefined ? undefined : ask.fact(pages, subjectId, 'link')}),
      total,
      pages: count,
      links: {
        self: fileUrl(site, outputPaths.list(folder)),
        ...(count === 0
          ? {}
          : {
              first: fileUrl(site, outputPaths.listPage(folder, oldest)),
              last: fileUrl(site, outputPaths.listPage(folder, newest)),
            }),
      },
      ...compact({facets: key === 'articles' ? facetsOf(ask, site) : undefined}),
    }
    return {
      facts: {total},
      files: [{path: outputPaths.list(folder), parts: [renderChecked('List', list)]}],
      places: Array.from({length: count}, (_, index) => ({in: collections.listPages, at: `${key}#${index + 1}`})),
    }
  },
})

/** Each page of a list. Pages of articles are numbered from the oldest, so that a full one stays as it is. */
export const listPages = step<object>({
  name: 'list pages',
  over: collections.listPages,
  isParallel: true,
  make: (ask, at) => {
    const [key = '', number = '1'] = at.split('#')
    const of = listOf(ask, key)
    if (of === undefined) return {}
    const {kind, folder} = of
    const site = askedSite(ask)
    const page = Number(number)
    const members = ask.slice(collections.list(key), {page, size: listPageSize})
    const next = isNewestFirst(kind) ? page - 1 : ask.count(collections.list(key)) > page * listPageSize ? page + 1 : 0
    const inOrder = isNewestFirst(kind) ? members.toReversed() : members
    const list: ListPage = {
      schemaVersion,
      kind: kind.folder,
      sort: isNewestFirst(kind) ? 'newest' : 'title',
      page,
      links: {
        self: fileUrl(site, outputPaths.listPage(folder, page)),
        index: fileUrl(site, outputPaths.list(folder)),
        ...(next === 0 ? {} : {next: fileUrl(site, outputPaths.listPage(folder, next))}),
      },
      items: [],
    }
    assertContract('ListPage', list)
    // Each item was checked when it was rendered.
    const items = inOrder.flatMap(({key: id}) => ask.fact(pages, id, 'item') ?? [])
    const text = `${JSON.stringify(list).slice(0, -'[]}'.length)}[${items.join(',')}]}\n`
    return {files: [{path: outputPaths.listPage(folder, page), parts: [text]}]}
  },
})

/** The key of a list of articles about a subject. */
export function listKey(facet: Facet, id: string): string {
  return `articles/${subjectKey(facet, id)}`
}

function listOf(ask: Ask, key: string): ListOf | undefined {
  const [folder = '', facet, subjectId] = key.split('/')
  const kind = kinds.find((each) => each.folder === folder)
  if (kind === undefined || facet === undefined || subjectId === undefined)
    return kind === undefined ? undefined : {kind, folder}
  const subject = toPage(ask.fact(verdicts, subjectId, 'page'))
  return subject === undefined ? undefined : {kind, folder: `${folder}/${facet}/${subject.slug}`, subjectId}
}

function isNewestFirst({type}: Kind): boolean {
  return type === 'article'
}

/** The subjects that articles are about, by title, each with how many there are. */
function facetsOf(ask: Ask, site: Site): List['facets'] {
  return compact(
    Object.fromEntries(
      facets.map((facet) => [
        facet,
        ask.slice(collections.subjects(facet), {all: true}).flatMap(({key: id}) => {
          const link = ask.fact(pages, id, 'link')
          const count = ask.count(collections.list(listKey(facet, id)))
          return link === undefined || count === 0
            ? []
            : [{...link, count, list: fileUrl(site, outputPaths.list(`articles/${facet}/${link.slug}`))}]
        }),
      ]),
    ),
  )
}
