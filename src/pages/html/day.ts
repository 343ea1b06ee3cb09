import type {Element} from 'hast'
import {h} from 'hastscript'

/** The day of a moment, for people and for machines. */
export function dayOf(at: string): Element {
  return h('time', {dateTime: at}, at.slice(0, 10))
}
