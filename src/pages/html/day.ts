import type {Element} from 'hast'
import {h} from 'hastscript'

/** The day of a moment, for people and for machines. */
export const dayOf = (at: string): Element => h('time', {dateTime: at}, at.slice(0, 10))
