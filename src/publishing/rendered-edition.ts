import type {ChangeLog} from './changes.ts'
import type {Kind} from '../content/kinds.ts'
import type {Edition} from '../pages/edition.ts'
import type {Resource} from '../contract/resource-types.ts'
import type {Subjects} from './filing.ts'

/** A resource without its text, evidence and sources, for lists, indexes and sitemaps. */
export type Brief = Omit<Resource, 'body' | 'jsonld' | 'evidence' | 'sources'>

/** One document that is published now, or kept from an earlier run. */
export interface PublishedDocument {
  readonly kind: Kind
  readonly brief: Brief
  /** How certain each piece of its evidence is. */
  readonly certainties: readonly string[]
  /** The hash of the file of its resource. */
  readonly sha256: string
  /** The keys of the subjects it is filed under. */
  readonly keys: ReadonlySet<string>
}

/** Everything that a run publishes, once all documents are rendered. */
export interface RenderedEdition {
  readonly edition: Edition
  readonly subjects: Subjects
  readonly log: ChangeLog
  /** In the order of kinds. Articles are in order of news, oldest first, and all others in order of id. */
  readonly documents: readonly PublishedDocument[]
}

/** Returns the pages for readers: documents of the kinds that have Markdown. */
export function pagesIn({documents}: Pick<RenderedEdition, 'documents'>): PublishedDocument[] {
  return documents.filter(({kind}) => kind.hasMarkdown)
}
