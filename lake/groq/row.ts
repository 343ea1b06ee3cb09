import type {Head} from '../store/head.ts'

/** A document as a perspective shows it. */
export interface Entry {
  /** The id that the perspective shows. */
  readonly id: string
  /** The id under which it is stored. */
  readonly originalId: string
  /** Its short fields, `_id` as shown. */
  readonly fields: Readonly<Record<string, unknown>>
  readonly head: Head
}

export const typeOf = ({fields}: Entry): string => String(fields['_type'])

export const refersTo = ({head}: Entry, id: string): boolean => head.strong.includes(id) || head.weak.includes(id)

export const byId = (a: Entry, b: Entry): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
