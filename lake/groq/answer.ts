import type {Row} from './row.ts'

/** A part of a list: the positions of its first member, and of the first one behind it. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** The documents that an index returns for a condition. */
export interface Answer {
  /** The maximum length of the list. */
  readonly size: number
  /** The documents, in the order of their ids. */
  readonly list: () => readonly Row[]
  readonly has: (row: Row) => boolean
  /** Whether the condition holds for all of these documents. If false, it must still be evaluated for each. */
  readonly exact: boolean
  /** Set if the condition is, or contains, that documents have this type. */
  readonly type?: string
  /** Whether `size` is the number of documents that the condition holds for. */
  readonly isCounted?: boolean
  /** Set if the condition holds for a stretch of the documents of `type` in the order of a field. */
  readonly range?: {readonly field: string} & Stretch
  /** Set if the condition is that documents refer to this one. */
  readonly ref?: string
}
