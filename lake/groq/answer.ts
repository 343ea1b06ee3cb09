import type {Row} from './row.ts'

/** The documents an index gives for a condition. */
export interface Answer {
  /** At most as many documents are in the list. */
  readonly size: number
  /** The documents, in the order of the dataset. */
  readonly list: () => readonly Row[]
  readonly has: (row: Row) => boolean
  /** Whether the condition holds for each of them; else it is still to be evaluated. */
  readonly exact: boolean
  /** Where the condition is that documents are of this type. */
  readonly type?: string
  /** Where the condition is that documents refer to this one. */
  readonly ref?: string
}
