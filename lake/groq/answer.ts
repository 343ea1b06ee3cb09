import type {Row} from './row.ts'

/** The documents that an index returns for a condition. */
export interface Answer {
  /** The maximum length of the list. */
  readonly size: number
  /** The documents, in the order of their ids. */
  readonly list: () => readonly Row[]
  readonly has: (row: Row) => boolean
  /** Whether the condition holds for all of these documents. If false, it must still be evaluated for each. */
  readonly exact: boolean
  /** Set if the condition is that documents have this type. */
  readonly type?: string
  /** Set if the condition is that documents refer to this one. */
  readonly ref?: string
}
