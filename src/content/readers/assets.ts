import {createHash} from 'node:crypto'
import {open} from 'node:fs/promises'
import type {Asset} from '../snapshot.ts'
import type {SanityDocument} from '../document.ts'
import {limits} from '../limits.ts'

/** Makes an asset whose bytes are read from a file. */
export function fileAsset(id: string, path: string): Asset {
  return {
    id,
    origin: path,
    bytes: async () => {
      const handle = await open(path)
      try {
        const {size} = await handle.stat()
        checkSize(size, path)
        return await handle.readFile()
      } finally {
        await handle.close()
      }
    },
  }
}

/** Returns the asset whose bytes are in its document, as a base64 `data:` URL (RFC 2397), if there are any. */
export function dataUrlAsset(document: SanityDocument, origin: string): Asset | undefined {
  const {_id: id, url} = document
  if (typeof url !== 'string' || !/^data:[^,]*;base64,/.test(url)) return undefined
  return {
    id,
    origin,
    stamp: createHash('sha256').update(url).digest('hex'),
    bytes: async () => Buffer.from(url.slice(url.indexOf(',') + 1), 'base64'),
  }
}

/** Thrown if an asset is larger than allowed. Another attempt does not change that. */
export class AssetTooLarge extends Error {
  override readonly name = 'AssetTooLarge'
}

/** @throws {AssetTooLarge} */
export function checkSize(size: number, origin: string): void {
  if (size <= limits.maxAssetBytes) return
  throw new AssetTooLarge(
    `${origin} has ${size.toLocaleString('en')} bytes, expected at most ${limits.maxAssetBytes.toLocaleString('en')}`,
  )
}
