import type {Sharp} from 'sharp'
import type {Rect, Size} from './crop.ts'
import {damaged, loadSharp, openPicture, PictureError, readHeadline} from './open-picture.ts'

/*
 * Pixels: published files and the lake's image addresses are drawn here, so that both show the same.
 */

/** A picture that was decoded once: upright, in sRGB, without metadata. */
export interface Upright extends Size {
  /** The pixels of the picture that rectangles and sizes are told in. It was made smaller if it has more than are kept. */
  readonly told: Size
  readonly channels: 1 | 2 | 3 | 4
  readonly pixels: Uint8Array
}

/**
 * Decodes a picture. Orientation and colour profile are applied.
 * @param size - what its size is taken for, where it has none of its own, as with SVG
 * @throws {PictureError} if it cannot be decoded
 */
export async function openUpright(bytes: Uint8Array, size?: Size): Promise<Upright> {
  const {extension, width, height} = await readHeadline(bytes)
  const told = size ?? {width, height}
  const scale = Math.min(1, Math.sqrt(maxKept / (told.width * told.height)))
  const isDrawn = extension === 'svg'
  const kept = scale === 1 && !isDrawn ? undefined : scaled(told, scale)
  try {
    const image = await openPicture(
      bytes,
      isDrawn ? {density: Math.min(maxDensity, Math.max(1, (ownDensity * (kept?.width ?? width)) / width))} : {},
    )
    const upright = image.autoOrient().toColourspace('srgb')
    const {data, info} = await (kept === undefined ? upright : upright.resize({...kept, fit: 'fill'}))
      .raw()
      .toBuffer({resolveWithObject: true})
    return {told, pixels: data, width: info.width, height: info.height, channels: info.channels}
  } catch (cause) {
    throw damaged(cause)
  }
}

/** Opens a part of a decoded picture. */
export async function cutOut({told, pixels, width, height, channels}: Upright, rect?: Rect): Promise<Sharp> {
  const sharp = await loadSharp()
  if (sharp === undefined)
    throw new PictureError('unsupported', 'The package `sharp` does not load: run `npm ci` again')
  const image = sharp(pixels, {raw: {width, height, channels}})
  if (rect === undefined) return image
  const scale = width / told.width
  const left = Math.min(width - 1, Math.round(rect.left * scale))
  const top = Math.min(height - 1, Math.round(rect.top * scale))
  return image.extract({
    left,
    top,
    width: Math.max(1, Math.min(width - left, Math.round(rect.width * scale))),
    height: Math.max(1, Math.min(height - top, Math.round(rect.height * scale))),
  })
}

export type Encode = (image: Sharp, quality: number | undefined) => Sharp

/** How pictures are written, by the ending of their names. */
export const encoders: Readonly<Record<string, Encode>> = {
  jpg: (image, quality = 75) => image.flatten({background: '#ffffff'}).jpeg({quality}),
  pjpg: (image, quality = 75) => image.flatten({background: '#ffffff'}).jpeg({quality, progressive: true}),
  png: (image) => image.png({compressionLevel: 9}),
  webp: (image, quality = 75) => image.webp({quality, effort: 2}),
  avif: (image, quality = 55) => image.avif({quality, effort: 2}),
  gif: (image) => image.gif(),
  tiff: (image) => image.tiff(),
}

/** The most pixels that are kept of a picture. Cameras make more, but nobody is shown that many. */
const maxKept = 40_000_000

/** The dots an inch at which SVG has its own size, and the most that it may be drawn at. */
const ownDensity = 72
const maxDensity = 4800

function scaled({width, height}: Size, scale: number): Size {
  return {width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale))}
}
