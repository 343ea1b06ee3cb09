import {readFileSync} from 'node:fs'

/** The library that searches in browsers, as it is in its package. */
export function searchLibrary(): Uint8Array {
  return readFileSync(new URL(import.meta.resolve('minisearch')))
}
