import type {Head} from '../store/head.ts'

/** A document as a perspective shows it. */
export interface Row {
  /** The id that the perspective shows. */
  readonly id: string
  /** The id under which it is stored. */
  readonly originalId: string
  /** Its short fields, `_id` as shown. */
  readonly fields: Readonly<Record<string, unknown>>
  readonly head: Head
}

export const typeOf = ({fields}: Row): string => String(fields['_type'])

export const refersTo = ({head}: Row, id: string): boolean => head.strong.includes(id) || head.weak.includes(id)

export const byId = (a: Row, b: Row): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
