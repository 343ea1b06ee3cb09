import {damaged, openPicture, PictureError, readHeadline, type Headline} from './open-picture.ts'
import type {PictureFacts} from './picture.ts'
import {gridSide, type ColourGrid} from './placeholder.ts'
import {privateParts, type PrivatePart} from './private-parts.ts'

/** What an export reads of a picture. */
export interface ReadPicture {
  readonly facts: PictureFacts
  /** Its colours, if it is opaque. */
  readonly grid: ColourGrid | undefined
  /** How many pictures are in it. Only the first is published. */
  readonly frames: number
  /** What its metadata tells of people and places. None of it is published. */
  readonly tells: readonly PrivatePart[]
}

/** Reads a picture for publishing. @param hash - the SHA-1 of its bytes. @throws {PictureError} if it is none, is damaged, or its type is unsupported */
export async function readPicture(bytes: Uint8Array, hash: string): Promise<ReadPicture> {
  const headline = await readHeadline(bytes)
  const {metadata, extension} = headline
  try {
    const grid = await readGrid(bytes)
    const isOpaque = !metadata.hasAlpha || (extension !== 'svg' && (await isOpaqueThroughout(bytes)))
    const isArt = extension === 'svg' || !isOpaque || (extension !== 'jpg' && isDrawn(grid))
    return {
      facts: {hash, isArt, ...sizeOf(headline, bytes)},
      grid: isOpaque ? grid : undefined,
      frames: Math.max(metadata.pages ?? 1, framesOfPng(bytes)),
      tells: privateParts(metadata),
    }
  } catch (cause) {
    throw damaged(cause)
  }
}

/**
 * The size of a picture. SVG has none of its own: it is taken at twice the size at which it is shown, for fine screens.
 */
function sizeOf(
  {extension, width, height}: Headline,
  bytes: Uint8Array,
): Pick<PictureFacts, 'width' | 'height' | 'shownWidth'> {
  if (extension !== 'svg') return {width, height}
  const shown = hasOwnSize(bytes) ? {width, height} : {width: usualWidth, height: (usualWidth * height) / width}
  const scale = Math.max(1, Math.min(2, maxDrawn / shown.width, maxDrawn / shown.height))
  return {
    width: Math.round(shown.width * scale),
    height: Math.max(1, Math.round(shown.height * scale)),
    shownWidth: Math.round(shown.width),
  }
}

/**
 * Whether a drawing says how large it is. One that only has a shape is taken at the usual width.
 * @throws {PictureError} if it has neither: then nobody knows what of it is to be seen
 */
function hasOwnSize(bytes: Uint8Array): boolean {
  const [tag = ''] = /<svg\b[^>]*>/i.exec(Buffer.from(bytes.subarray(0, 65_536)).toString('utf8')) ?? []
  const isAbsolute = (name: string): boolean =>
    new RegExp(`\\s${name}\\s*=\\s*["'][\\d.]+(?!\\d*%)[^%"']*["']`).test(tag)
  if (isAbsolute('width') && isAbsolute('height')) return true
  if (/\sviewBox\s*=/.test(tag)) return isAbsolute('width') || isAbsolute('height')
  throw new PictureError(
    'unsupported',
    'Unexpected drawing without a size, expected a `width` and a `height`, or a `viewBox`',
  )
}

const usualWidth = 600

const maxDrawn = 3840

/** How many frames an animated PNG has, which sharp takes for one that stands still (https://wiki.mozilla.org/APNG_Specification). */
function framesOfPng(bytes: Uint8Array): number {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 65_536))
  const at = start.subarray(1, 4).toString('latin1') === 'PNG' ? start.indexOf('acTL', 0, 'latin1') : -1
  return at === -1 || at + 8 > start.length ? 1 : start.readUInt32BE(at + 4)
}

async function readGrid(bytes: Uint8Array): Promise<ColourGrid> {
  const image = await openPicture(bytes)
  const {data, info} = await image
    .autoOrient()
    .pipelineColourspace('srgb')
    .toColourspace('srgb')
    .flatten({background: '#ffffff'})
    // Takes pixels as they are. Any other way of making it smaller gives other numbers on other processors.
    .resize(gridSide, gridSide, {fit: 'inside', kernel: 'nearest', withoutEnlargement: true})
    .raw()
    .toBuffer({resolveWithObject: true})
  return {width: info.width, height: info.height, colours: new Uint8Array(data)}
}

async function isOpaqueThroughout(bytes: Uint8Array): Promise<boolean> {
  const {isOpaque} = await (await openPicture(bytes)).stats()
  return isOpaque
}

/** Whether most of a picture is areas of one colour, as in drawings. Photographs have hardly any, X-rays some. */
function isDrawn({width, height, colours}: ColourGrid): boolean {
  let same = 0
  for (let y = 0; y < height; y += 1) {
    for (let x = 1; x < width; x += 1) {
      const at = (y * width + x) * 3
      const isSame = [0, 1, 2].every((part) => colours[at + part] === colours[at + part - 3])
      if (isSame) same += 1
    }
  }
  return same * 2 >= height * (width - 1)
}
