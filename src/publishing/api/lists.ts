import {compareText} from '../../content/compare.ts'
import type {z} from 'zod'
import type * as contract from '../../contract/list.ts'
import {facets, kinds, type Facet, type Kind} from '../../content/kinds.ts'
import type {Brief, RenderedEdition, PublishedDocument} from '../rendered-edition.ts'
import type {ReadOnly} from '../../contract/read-only.ts'
import {schemaVersion, type ResourceLink} from '../../contract/resource-types.ts'
import {fileUrl, outputPaths} from '../../site/addresses.ts'
import type {Site} from '../../site/site.ts'
import {subjectKey} from '../../content/subjects.ts'
import type {RenderedFile} from '../../files/rendered-file.ts'
import {renderChecked} from '../../contract/checked-json.ts'
import {compact} from '../../contract/compact.ts'

/** Returns the subjects that articles are filed under, each with its articles. */
export function articlesBySubject({documents}: Pick<RenderedEdition, 'documents'>) {
  const byKey = new Map<string, PublishedDocument[]>()
  for (const document of documents.filter(({kind}) => kind.type === 'article')) {
    for (const key of document.keys) {
      const articles = byKey.get(key)
      if (articles === undefined) byKey.set(key, [document])
      else articles.push(document)
    }
  }
  return documents.flatMap((document) => {
    const {facet} = document.kind
    return facet === undefined
      ? []
      : [{facet, document, articles: byKey.get(subjectKey(facet, document.brief.documentId)) ?? []}]
  })
}

/** Renders every list of the API: one for each kind, and the articles of each subject. */
export function* renderLists(rendered: RenderedEdition): Generator<RenderedFile> {
  const {documents, edition} = rendered
  const {site} = edition
  const items = new Map(documents.map((document) => [document, toItem(document.brief)]))
  const sorted = (kind: Kind, some: readonly PublishedDocument[]) =>
    some.toSorted(orders[sortOf(kind)]).flatMap((document) => items.get(document) ?? [])
  const subjects = articlesBySubject(rendered)

  const facetValues: Facets = compact(
    Object.fromEntries(
      facets.map((facet) => [
        facet,
        subjects
          .filter((subject) => subject.facet === facet && subject.articles.length > 0)
          .toSorted((a, b) => orders.title(a.document, b.document))
          .map(({document: {brief}, articles}) => ({
            ...linkTo(brief),
            count: articles.length,
            list: fileUrl(site, outputPaths.list(folderOf(facet, brief), 1)),
          })),
      ]),
    ),
  )
  for (const kind of kinds) {
    const own = documents.filter((document) => document.kind === kind)
    const isArticles = kind.type === 'article'
    yield* renderPages(
      {kind, folder: kind.folder, items: sorted(kind, own), facets: isArticles ? facetValues : undefined},
      site,
    )
    if (!isArticles) continue
    for (const {facet, document, articles} of subjects) {
      const {brief} = document
      const folder = folderOf(facet, brief)
      yield* renderPages({kind, folder, items: sorted(kind, articles), subject: linkTo(brief)}, site)
    }
  }
}

type List = ReadOnly<z.infer<typeof contract.list>>

/**
 * The order of a kind's list. Titles are compared by their characters, because language-aware sorting differs between
 * versions.
 */
const orders: Readonly<Record<List['sort'], (a: PublishedDocument, b: PublishedDocument) => number>> = {
  newest: (a, b) => compareText(b.brief.datePublished ?? '', a.brief.datePublished ?? '') || byId(a, b),
  title: (a, b) => compareText(a.brief.title.toLowerCase(), b.brief.title.toLowerCase()) || byId(a, b),
}

type Facets = NonNullable<List['facets']>

function toItem(brief: Brief): List['items'][number] {
  return {
    id: brief.id,
    type: brief.type,
    slug: brief.slug,
    title: brief.title,
    language: brief.language,
    url: brief.url,
    api: brief.links.self,
    ...compact({
      recall: brief.recall,
      summary: brief.summary,
      image: brief.image,
      datePublished: brief.datePublished,
      dateModified: brief.dateModified,
      lastReviewed: brief.lastReviewed,
      reviewDue: brief.reviewDue,
    }),
    ...compact(Object.fromEntries(facets.map((facet) => [facet, slugsOf(brief, facet)]))),
    caveats: brief.caveats.map((caveat) => caveat.id),
  }
}

function sortOf(kind: Kind): List['sort'] {
  return kind.type === 'article' ? 'newest' : 'title'
}

function linkTo({id, type, slug, title, url, links}: Brief): ResourceLink {
  return {
    id,
    type,
    slug,
    title,
    url,
    api: links.self,
  }
}

function folderOf(facet: Facet, {slug}: Brief): string {
  return `articles/${facet}/${slug}`
}

interface ListOptions {
  readonly kind: Kind
  /** Below `api/v1/`. */
  readonly folder: string
  readonly items: ReadonlyArray<List['items'][number]>
  readonly subject?: ResourceLink | undefined
  readonly facets?: Facets | undefined
}

/** How many resources one page of a list holds. */
const listPageSize = 100

/**
 * Renders the pages of a list. There is always at least one, so that a consumer finds an empty list rather than
 * nothing.
 */
function* renderPages({kind, folder, items, subject, facets: all}: ListOptions, site: Site): Generator<RenderedFile> {
  const pages = Math.max(1, Math.ceil(items.length / listPageSize))
  const urlOf = (page: number): string => fileUrl(site, outputPaths.list(folder, page))
  for (let page = 1; page <= pages; page += 1) {
    const list: List = {
      schemaVersion,
      kind: kind.folder,
      sort: sortOf(kind),
      ...compact({subject}),
      total: items.length,
      page,
      pages,
      links: {
        self: urlOf(page),
        first: urlOf(1),
        ...compact({
          previous: page > 1 ? urlOf(page - 1) : undefined,
          next: page < pages ? urlOf(page + 1) : undefined,
        }),
        last: urlOf(pages),
      },
      ...compact({facets: page === 1 ? all : undefined}),
      items: items.slice((page - 1) * listPageSize, page * listPageSize),
    }
    yield {path: outputPaths.list(folder, page), text: renderChecked('List', list)}
  }
}

function byId(a: PublishedDocument, b: PublishedDocument): number {
  return compareText(a.brief.id, b.brief.id)
}

function slugsOf(brief: Brief, facet: Facet): string[] {
  return (brief[facet] ?? []).map(({slug}) => slug)
}
