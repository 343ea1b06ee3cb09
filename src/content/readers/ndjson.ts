import {createReadStream} from 'node:fs'
import {stampOf} from './file-stamp.ts'
import {stat} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {limits} from '../limits.ts'
import {assetFileName} from '../assets.ts'
import type {Asset} from '../snapshot.ts'
import {dataUrlAsset, fileAsset} from './assets.ts'
import {decodeRecord, tooLarge, unreadable} from './decode.ts'
import {linesOf} from './lines.ts'
import type {Reader, ReadRecord} from './reader.ts'

/** Reads the documents of an NDJSON stream, one per line. */
export async function* recordsOfLines(chunks: AsyncIterable<Uint8Array>, path: string): AsyncGenerator<ReadRecord> {
  for await (const {number, bytes, length} of linesOf(chunks, limits.maxDocumentBytes)) {
    const origin = {path, line: number}
    if (bytes === undefined) yield tooLarge(origin, length)
    else if (!isBlank(bytes)) {
      const record = decodeRecord(bytes, origin)
      if (record !== undefined) yield record
    }
  }
}

/**
 * Creates a reader for an NDJSON file, such as `data.ndjson` of an unpacked dataset export. Assets are read from `data:`
 * URLs in asset documents, and from the folders `images/`, `files/` and `assets/` beside the file.
 */
export function createNdjsonReader(path: string): Reader {
  return {
    name: path,
    async *records() {
      try {
        yield* recordsOfLines(createReadStream(path), path)
      } catch (error) {
        yield unreadable({path}, error)
      }
    },
    assets: async (documents) => {
      const assets = new Map<string, Asset>()
      for (const document of documents) {
        const name = assetFileName(document._id)
        const embedded = dataUrlAsset(document, path)
        if (embedded !== undefined) assets.set(document._id, embedded)
        else if (name !== undefined) {
          for (const folder of assetFolders) {
            const candidate = join(dirname(path), folder, name)
            const found = await stat(candidate).catch(() => undefined)
            if (found?.isFile() === true)
              assets.set(document._id, {...fileAsset(document._id, candidate), stamp: stampOf(candidate)})
          }
        }
      }
      return assets
    },
    close: async () => {},
  }
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0x20 || byte === 0x0d || byte === 0x09)
}

const assetFolders = ['images', 'files', 'assets']
