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
    return join(folder, ...name.split('/'))
  }
  return {
    read: (name) => {
      try {
        const bytes = readFileSync(pathOf(name))
        return isWhole(name, bytes) ? bytes : undefined
      } catch {
        return undefined
      }
    },
    write: (name, bytes) => {
      try {
        const path = pathOf(name)
        makeFolder(dirname(path))
        // Nobody waits for the disk: a file that a crash has cut off is seen when it is read.
        const temporary = `${path}.${process.pid}.tmp`
        writeFileSync(temporary, bytes)
        renameSync(temporary, path)
      } catch {
        // A full disk, or one that cannot be written: it is made again the next time.
      }
    },
  }
}

/** Whether a file ends as its format says. */
function isWhole(name: string, bytes: Buffer): boolean {
  const ending = name.slice(name.lastIndexOf('.') + 1)
  return wholes[ending]?.(bytes) ?? true
}

const wholes: Readonly<Record<string, (bytes: Buffer) => boolean>> = {
  jpg: (bytes) => bytes.subarray(-2).toString('hex') === 'ffd9',
  png: (bytes) => bytes.subarray(-8, -4).toString('latin1') === 'IEND',
  webp: (bytes) => bytes.length > 8 && bytes.readUInt32LE(4) + 8 === bytes.length,
  json: (bytes) => bytes.at(-1) === '}'.charCodeAt(0),
}

const safeName = /^[\w-]+(?:\/[\w-]+)*\.[a-z]+$/
