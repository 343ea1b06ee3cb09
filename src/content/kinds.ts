import type {ContentType} from './document.ts'

/** The fields that articles are filed by. The folders of the feeds about each have the same names. */
export const facets = ['regions', 'benefits', 'conditions', 'therapies'] as const
export type Facet = (typeof facets)[number]

/** A kind of page: the document type behind it, and the name of its folder in addresses and in the output. */
export interface Kind {
  readonly type: PageType
  readonly folder: string
  /** Its documents, as a heading above them. */
  readonly title: string
  /** Its resource in the contract: JSON Schema, OpenAPI and the published types use this name. */
  readonly contractName: string
  /** What its pages are about, as a fragment in linked data: `https://…/benefits/sleep#benefit`. */
  readonly fragment: string
  readonly hasMarkdown: boolean
  /** The facet of its feeds and lists, if articles are filed under documents of this kind. */
  readonly facet?: Facet
}

/**
 * The types without files of their own, and where readers find them. The compiler makes sure that every type of the schema
 * is in one of the two tables.
 */
export const pagelessTypes: Readonly<Record<Exclude<ContentType, PageType>, string>> = {
  caveat: 'inside the pages that carry it',
  feed: 'as a feed',
  newsletter: 'as a mail, and in the archive',
  siteSettings: 'in everything that is published',
}

/** Types that have files of their own. If a table keyed by them lacks an entry for a new type, the compiler reports it. */
export type PageType = (typeof table)[number]['type']

/** Types whose pages have Markdown. */
export type TextType = Extract<(typeof table)[number], {hasMarkdown: true}>['type']

/** Every type that has files of its own, in the order that lists and indexes use. */
const table = [
  {
    type: 'article',
    folder: 'articles',
    title: 'Articles',
    contractName: 'Article',
    fragment: 'article',
    hasMarkdown: true,
  },
  {
    type: 'benefit',
    folder: 'benefits',
    title: 'Benefits',
    contractName: 'Benefit',
    fragment: 'benefit',
    hasMarkdown: true,
    facet: 'benefits',
  },
  {
    type: 'bodyRegion',
    folder: 'body-regions',
    title: 'Body regions',
    contractName: 'BodyRegion',
    fragment: 'region',
    hasMarkdown: true,
    facet: 'regions',
  },
  {
    type: 'condition',
    folder: 'conditions',
    title: 'Conditions',
    contractName: 'Condition',
    fragment: 'condition',
    hasMarkdown: true,
    facet: 'conditions',
  },
  {
    type: 'therapy',
    folder: 'therapies',
    title: 'Therapies',
    contractName: 'Therapy',
    fragment: 'therapy',
    hasMarkdown: true,
    facet: 'therapies',
  },
  {
    type: 'person',
    folder: 'people',
    title: 'People',
    contractName: 'Person',
    fragment: 'person',
    hasMarkdown: false,
  },
  {
    type: 'source',
    folder: 'sources',
    title: 'Sources',
    contractName: 'SourceDocument',
    fragment: 'source',
    hasMarkdown: false,
  },
] as const satisfies ReadonlyArray<Omit<Kind, 'type'> & {readonly type: ContentType}>

export const kinds: readonly Kind[] = table

/** The document type of each facet. */
export const facetTypes: Readonly<Record<Facet, PageType>> = {
  regions: 'bodyRegion',
  benefits: 'benefit',
  conditions: 'condition',
  therapies: 'therapy',
}

/** Returns the kind of a document type, or undefined for types without files of their own. */
export function kindOf(type: PageType): Kind
export function kindOf(type: string): Kind | undefined
export function kindOf(type: string): Kind | undefined {
  return byType.get(type)
}

/** Returns the folder of a type, or the type itself if it has no files of its own. */
export function folderOf(type: string): string {
  return kindOf(type)?.folder ?? type
}

const byType: ReadonlyMap<string, Kind> = new Map(kinds.map((kind) => [kind.type, kind]))
