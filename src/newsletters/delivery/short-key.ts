import {createHash} from 'node:crypto'

/** A key of at most so many characters: a longer one ends with its hash instead, so that no two become the same. */
export function shortKey(key: string, maxLength: number): string {
  return key.length <= maxLength
    ? key
    : `${key.slice(0, maxLength - 17)}-${createHash('sha256').update(key).digest('hex').slice(0, 16)}`
}
