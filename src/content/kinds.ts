import type {DocumentType} from './document.ts'

/** A kind of page: the document type behind it, and the name of its folder in addresses and in the output. */
export interface Kind {
  readonly type: DocumentType
  readonly folder: string
  readonly hasMarkdown: boolean
  /** The facet a feed is made for, if articles are filed under it: the article's field and the feeds' folder. */
  readonly facet?: Facet
}

export const facets = ['regions', 'benefits', 'conditions', 'therapies'] as const
export type Facet = (typeof facets)[number]

/** Every type that gets files of its own, in the order lists and indexes use. */
export const kinds: readonly Kind[] = [
  {type: 'article', folder: 'articles', hasMarkdown: true},
  {type: 'benefit', folder: 'benefits', hasMarkdown: true, facet: 'benefits'},
  {type: 'bodyRegion', folder: 'body-regions', hasMarkdown: true, facet: 'regions'},
  {type: 'condition', folder: 'conditions', hasMarkdown: true, facet: 'conditions'},
  {type: 'therapy', folder: 'therapies', hasMarkdown: true, facet: 'therapies'},
  {type: 'person', folder: 'people', hasMarkdown: false},
  {type: 'source', folder: 'sources', hasMarkdown: false},
]

const byType: ReadonlyMap<string, Kind> = new Map(kinds.map((kind) => [kind.type, kind]))

/** The kind of a document type, or nothing for types without files of their own. */
export const kindOf = (type: string): Kind | undefined => byType.get(type)
