import type {Head} from '../store/head.ts'

/** A document as a perspective shows it. */
export interface Row {
  /** The id that the perspective shows. */
  readonly id: string
  /** The id that it is stored under. */
  readonly originalId: string
  /** Its short fields, with `_id` as the perspective shows it. */
  readonly fields: Readonly<Record<string, unknown>>
  readonly head: Head
}

export function typeOf({fields}: Row): string {
  return String(fields['_type'])
}

export function refersTo({head}: Row, id: string): boolean {
  return head.strong.includes(id) || head.weak.includes(id)
}

export function byId(a: Row, b: Row): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}
