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
    const upright = image.autoOrient().pipelineColourspace('srgb').toColourspace('srgb')
    const {data, info} = await (kept === undefined ? upright : upright.resize({...kept, fit: 'fill'}))
      .raw()
      .toBuffer({resolveWithObject: true})
    if (info.channels === 4) blacken(data)
    return {told, pixels: data, width: info.width, height: info.height, channels: info.channels}
  } catch (cause) {
    throw damaged(cause)
  }
}

/** Removes what is hidden under full transparency: programs that erase leave the colours there. */
function blacken(pixels: Buffer): void {
  for (let at = 3; at < pixels.length; at += 4) {
    if (pixels[at] === 0) pixels.fill(0, at - 3, at)
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
  // Where the picture was made smaller, its pixels mix with those beside them: none of what was cut off comes along.
  const edge = scale < 1 ? mixing : 0
  const [left, right] = inside(rect.left, rect.left + rect.width, told.width, width, edge)
  const [top, bottom] = inside(rect.top, rect.top + rect.height, told.height, height, edge)
  return image.extract({left, top, width: right - left, height: bottom - top})
}

/** Returns where a part begins and ends in a picture of another size. */
function inside(from: number, to: number, told: number, size: number, edge: number): readonly [number, number] {
  const scale = size / told
  const start = from === 0 ? 0 : Math.min(size - 1, Math.ceil(from * scale) + edge)
  const end = to >= told ? size : Math.floor(to * scale) - edge
  return [start, Math.max(start + 1, Math.min(size, end))]
}

/** How far the pixels of a picture that was made smaller reach, with the filter of sharp (Lanczos, 3 lobes). */
const mixing = 3

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
const maxDensity = 100_000

function scaled({width, height}: Size, scale: number): Size {
  return {width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale))}
}
