import type {ChangeLog} from './changes.ts'
import type {Kind} from '../content/kinds.ts'
import type {Edition} from '../pages/edition.ts'
import type {Resource} from '../contract/resource-types.ts'
import type {Subjects} from './filing.ts'

/** What lists, indexes and maps need of a resource: all but its text. */
export type Brief = Omit<Resource, 'body' | 'jsonld' | 'evidence' | 'sources'>

/** One document as it is published now, or as before. */
export interface PublishedDocument {
  readonly kind: Kind
  readonly brief: Brief
  /** How certain each piece of its evidence is. */
  readonly certainties: readonly string[]
  /** Of the file of its resource. */
  readonly sha256: string
  /** What it is filed under. */
  readonly keys: ReadonlySet<string>
}

/** Everything that a run publishes, once all documents are rendered. */
export interface RenderedEdition {
  readonly edition: Edition
  readonly subjects: Subjects
  readonly log: ChangeLog
  /** By kind, in the order of kinds; within one by id. */
  readonly documents: readonly PublishedDocument[]
}

/** Pages for readers: the kinds that have text. */
export function pagesIn({documents}: Pick<RenderedEdition, 'documents'>): PublishedDocument[] {
  return documents.filter(({kind}) => kind.hasMarkdown)
}
