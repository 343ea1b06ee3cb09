import {createHash} from 'node:crypto'
import sharp from 'sharp'
import type {Asset} from '../../src/content/snapshot.ts'

export interface TestPicture {
  readonly id: string
  readonly hash: string
  readonly bytes: Uint8Array
  readonly asset: readonly [string, Asset]
}

/** Makes an asset of bytes. */
export const toPicture = (bytes: Uint8Array, width: number, height: number, extension: string): TestPicture => {
  const hash = createHash('sha1').update(bytes).digest('hex')
  const id = `image-${hash}-${width}x${height}-${extension}`
  return {id, hash, bytes, asset: [id, {id, origin: `${hash}.${extension}`, bytes: async () => bytes}]}
}

/** A PNG of one colour. */
export const plainPicture = async (width: number, height: number, background = '#336699'): Promise<TestPicture> =>
  toPicture(
    await sharp({create: {width, height, channels: 3, background}})
      .png()
      .toBuffer(),
    width,
    height,
    'png',
  )
