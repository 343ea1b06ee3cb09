import type {Fields} from '../tree/vocabulary.ts'

/** How much of a value a form in Markdown can express: all of it, only some of its fields, or nothing. */
export type Shape = 'whole' | 'partly' | 'other'

export const isText: Check = (value) => typeof value === 'string'
export const isOneLine: Check = (value) => typeof value === 'string' && !/[\n\r]/.test(value)
/** Whether a value is text without blank lines: a blank line would end the construct that contains the text. */
export const isLines: Check = (value) => typeof value === 'string' && !/\r|\n[ \t]*\n|^\s*\n|\n\s*$/.test(value)
export const isList: Check = (value) => Array.isArray(value)

/** Compares a value with the fields that a form has. Undefined fields count as absent, as in JSON. */
export function shapeOf(
  value: Fields,
  required: Readonly<Record<string, Check>>,
  optional: Readonly<Record<string, Check>> = {},
): Shape {
  if (!Object.entries(required).every(([name, check]) => check(value[name]))) return 'other'
  const isSaid = (name: string, field: unknown): boolean =>
    name === '_type' || name === '_key' || Object.hasOwn(required, name) || optional[name]?.(field) === true
  return Object.entries(value).every(([name, field]) => field === undefined || isSaid(name, field)) ? 'whole' : 'partly'
}

type Check = (value: unknown) => boolean
