import type {ContentType} from './document.ts'

/** The fields of an article by which it is filed, and the folders of the feeds about each. */
export const facets = ['regions', 'benefits', 'conditions', 'therapies'] as const
export type Facet = (typeof facets)[number]

/** A kind of page: the document type behind it, and the name of its folder in addresses and in the output. */
export interface Kind {
  readonly type: PageType
  readonly folder: string
  readonly hasMarkdown: boolean
  /** The facet that feeds and lists are made for, if articles are filed under it. */
  readonly facet?: Facet
}

/**
 * The types without files of their own, and where readers meet them. The compiler asks for every type of the schema to be
 * in one of the two tables.
 */
export const pagelessTypes: Readonly<Record<Exclude<ContentType, PageType>, string>> = {
  caveat: 'inside the pages that carry it',
  feed: 'as a feed',
  newsletter: 'as a mail, and in the archive',
  siteSettings: 'in everything that is published',
}

/** Types that get files of their own. Tables that are keyed by it name what a new type lacks. */
export type PageType = (typeof table)[number]['type']

/** Types whose pages have a text. */
export type TextType = Extract<(typeof table)[number], {hasMarkdown: true}>['type']

/** Every type that gets files of its own, in the order lists and indexes use. */
const table = [
  {type: 'article', folder: 'articles', hasMarkdown: true},
  {type: 'benefit', folder: 'benefits', hasMarkdown: true, facet: 'benefits'},
  {type: 'bodyRegion', folder: 'body-regions', hasMarkdown: true, facet: 'regions'},
  {type: 'condition', folder: 'conditions', hasMarkdown: true, facet: 'conditions'},
  {type: 'therapy', folder: 'therapies', hasMarkdown: true, facet: 'therapies'},
  {type: 'person', folder: 'people', hasMarkdown: false},
  {type: 'source', folder: 'sources', hasMarkdown: false},
] as const satisfies ReadonlyArray<{
  readonly type: ContentType
  readonly folder: string
  readonly hasMarkdown: boolean
  readonly facet?: Facet
}>

export const kinds: readonly Kind[] = table

/** The document type of each facet. */
export const facetTypes: Readonly<Record<Facet, PageType>> = {
  regions: 'bodyRegion',
  benefits: 'benefit',
  conditions: 'condition',
  therapies: 'therapy',
}

/** The kind of a document type, or nothing for types without files of their own. */
export function kindOf(type: string): Kind | undefined {
  return byType.get(type)
}

/** The name of a type's folder; the type itself for types without files of their own. */
export function folderOf(type: string): string {
  return kindOf(type)?.folder ?? type
}

const byType: ReadonlyMap<string, Kind> = new Map(kinds.map((kind) => [kind.type, kind]))
