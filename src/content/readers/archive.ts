import {createReadStream, createWriteStream} from 'node:fs'
import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {basename, join} from 'node:path'
import {Transform} from 'node:stream'
import {pipeline} from 'node:stream/promises'
import {createGunzip} from 'node:zlib'
import {extract, type Header} from 'tar-stream'
import type {Asset} from '../snapshot.ts'
import {limits} from '../limits.ts'
import {quote} from '../findings.ts'
import {assetIdOfFileName} from '../assets.ts'
import {fileAsset} from './assets.ts'
import {createFile, reportError} from './messages.ts'
import {recordsOfLines} from './ndjson.ts'
import type {Reader, ReadRecord} from './reader.ts'

export interface ArchiveLimits {
  readonly maxArchiveEntries: number
  readonly maxArchiveBytes: number
  readonly maxArchiveRatio: number
  readonly archiveFreeBytes: number
  readonly maxAssetBytes: number
}

/**
 * Creates a reader for a dataset archive as `sanity dataset export` writes it: `data.ndjson` with `images/` and `files/`,
 * in a gzipped tar, with or without a folder around them. Assets are unpacked to a temporary folder, which `close`
 * removes.
 */
export function createArchiveReader(path: string, allowed: ArchiveLimits = limits): Reader {
  const assets = new Map<string, Asset>()
  let folder: string | undefined

  const unpackAsset = async (entry: AsyncIterable<unknown>, name: string): Promise<void> => {
    const id = assetIdOfFileName(name)
    if (id === undefined) return
    folder ??= await mkdtemp(join(tmpdir(), 'bodytext-'))
    const target = join(folder, name)
    await pipeline(bytesOf(entry), createWriteStream(target))
    assets.set(id, fileAsset(id, target))
  }

  async function* entries(): AsyncGenerator<ReadRecord> {
    const packed = createReadStream(path)
    const unpacked = extract()
    const flow = pipeline(
      packed,
      createGunzip(),
      createMeter(() => packed.bytesRead, allowed),
      unpacked,
    )
    // The loop below receives the error through `unpacked`. This prevents an additional unhandled rejection.
    flow.catch(() => {})
    let count = 0
    for await (const entry of unpacked) {
      count += 1
      if (count > allowed.maxArchiveEntries) {
        throw new ArchiveLimitError(`more than ${allowed.maxArchiveEntries.toLocaleString('en')} entries`)
      }
      const {name, type, size} = entry.header
      const at = `${path}/${name}`
      const problem = entryProblem(entry.header)
      const parts = name.split('/').filter((part) => part !== '' && part !== '.')
      const file = parts.at(-1) ?? ''
      const parent = parts.at(-2)
      if (problem !== undefined) {
        const record = createFile(at)
        reportError(record, 'archive-entry', {
          reason: `Unexpected entry ${quote(name)} in the archive: ${problem}`,
          actual: name,
        })
        yield {file: record, id: ''}
      } else if (type === 'directory') {
        // Folders are not needed: all assets are unpacked into one temporary folder.
      } else if (file === 'data.ndjson' && parts.length <= 2) {
        yield* recordsOfLines(bytesOf(entry), at)
      } else if (parent === 'images' || parent === 'files') {
        if (size > allowed.maxAssetBytes) {
          const record = createFile(at)
          reportError(record, 'archive-limit', {
            reason: `Unexpected asset of ${size.toLocaleString('en')} bytes, expected at most ${allowed.maxAssetBytes.toLocaleString('en')}`,
          })
          yield {file: record, id: ''}
        } else await unpackAsset(entry, basename(file))
      }
      entry.resume()
    }
    await flow
  }

  return {
    name: path,
    async *records() {
      try {
        yield* entries()
      } catch (error) {
        const file = createFile(path)
        const detail = error instanceof Error ? error.message : String(error)
        if (error instanceof ArchiveLimitError) {
          reportError(file, 'archive-limit', {reason: `Unexpected archive with ${detail}, expected less`, cause: error})
        } else {
          reportError(file, 'unreadable-file', {
            reason: `Cannot unpack archive, expected a whole .tar.gz: ${detail}`,
            cause: error,
          })
        }
        yield {file}
      }
    },
    assets: async () => assets,
    close: async () => {
      if (folder !== undefined) await rm(folder, {recursive: true, force: true})
    },
  }
}

class ArchiveLimitError extends Error {
  override readonly name = 'ArchiveLimitError'
}

/** Yields the bytes of an entry. `tar-stream` does not type its chunks. */
async function* bytesOf(entry: AsyncIterable<unknown>): AsyncGenerator<Uint8Array> {
  for await (const chunk of entry) if (chunk instanceof Uint8Array) yield chunk
}

/** Counts unpacked bytes, and stops a gzip bomb before it fills memory or disk. */
function createMeter(packed: () => number, allowed: ArchiveLimits): Transform {
  let unpacked = 0
  return new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      unpacked += chunk.length
      if (unpacked > allowed.maxArchiveBytes) {
        done(new ArchiveLimitError(`more than ${allowed.maxArchiveBytes.toLocaleString('en')} bytes unpacked`))
      } else if (unpacked > allowed.archiveFreeBytes && unpacked > packed() * allowed.maxArchiveRatio) {
        done(new ArchiveLimitError(`more than ${allowed.maxArchiveRatio} times as large unpacked as packed`))
      } else done(null, chunk)
    },
  })
}

/** Returns why an entry must not be read, or undefined if it may be. */
function entryProblem({name, type}: Header): string | undefined {
  if (type !== 'file' && type !== 'directory' && type !== 'contiguous-file') return `a ${type}, expected files only`
  if (name.startsWith('/') || /^[A-Za-z]:/.test(name) || name.includes('\\'))
    return 'an absolute path, expected one inside the archive'
  return name.split('/').includes('..') ? 'a path with `..`, expected one inside the archive' : undefined
}
