import {createHash} from 'node:crypto'

/** A key of at most so many characters: a longer one ends with its hash instead, so that no two become the same. */
export const shortKey = (key: string, most: number): string =>
  key.length <= most ? key : `${key.slice(0, most - 17)}-${createHash('sha256').update(key).digest('hex').slice(0, 16)}`
