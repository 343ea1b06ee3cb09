import type {Element} from 'hast'
import {h} from 'hastscript'

/** Renders a moment as a `time` element: people see the day, programs read the exact moment. */
export function dayOf(at: string): Element {
  return h('time', {dateTime: at}, at.slice(0, 10))
}
