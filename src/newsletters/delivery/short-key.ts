import {createHash} from 'node:crypto'

/** Shortens a key to at most `maxLength` characters. A shortened key ends with its hash, so that keys stay distinct. */
export function shortKey(key: string, maxLength: number): string {
  return key.length <= maxLength
    ? key
    : `${key.slice(0, maxLength - 17)}-${createHash('sha256').update(key).digest('hex').slice(0, 16)}`
}
