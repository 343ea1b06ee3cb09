import {createHash} from 'node:crypto'
import {readFileSync, renameSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {makeFolder} from '../files/make-folder.ts'

/**
 * Keeps what was made of pictures, so that it is made once. Names say all that a file depends on. Losing it costs time
 * only, so nothing fails if it cannot be written.
 */
export interface PictureCache {
  readonly read: (name: string) => Uint8Array | undefined
  readonly write: (name: string, bytes: Uint8Array) => void
}

export function createPictureCache(folder: string): PictureCache {
  const pathOf = (name: string): string => {
    if (!safeName.test(name)) throw new Error(`Unexpected name ${name} of a file in the cache`)
    return `${join(folder, ...name.split('/'))}.kept`
  }
  return {
    read: (name) => {
      try {
        const kept = readFileSync(pathOf(name))
        const bytes = kept.subarray(digestBytes)
        return digestOf(bytes).equals(kept.subarray(0, digestBytes)) ? bytes : undefined
      } catch {
        return undefined
      }
    },
    write: (name, bytes) => {
      try {
        const path = pathOf(name)
        makeFolder(dirname(path))
        // Nobody waits for the disk: a file that a crash has spoilt is seen when it is read.
        const temporary = `${path}.${process.pid}.tmp`
        writeFileSync(temporary, Buffer.concat([digestOf(bytes), bytes]))
        renameSync(temporary, path)
      } catch {
        // A full disk, or one that cannot be written: it is made again the next time.
      }
    },
  }
}

/** Each file begins with the SHA-256 of what follows. */
const digestBytes = 32

function digestOf(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest()
}

const safeName = /^[\w-]+(?:\/[\w-]+)*\.[a-z]+$/
