import type {Fields} from '../tree/vocabulary.ts'

/** How much of a value its form in Markdown says: all of it, all but some fields, or nothing as it is another type's. */
export type Shape = 'whole' | 'partly' | 'other'

export const isText: Check = (value) => typeof value === 'string'
export const isOneLine: Check = (value) => typeof value === 'string' && !/[\n\r]/.test(value)
/** Lines without a blank one between: a blank line ends whatever holds them. */
export const isLines: Check = (value) => typeof value === 'string' && !/\r|\n[ \t]*\n|^\s*\n|\n\s*$/.test(value)
export const isList: Check = (value) => Array.isArray(value)

/** How well a value fits the fields that a form has. What is undefined counts as absent, as it does in JSON. */
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
