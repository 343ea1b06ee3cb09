import {damaged, openPicture, readHeadline, type Headline} from './open-picture.ts'
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
      facts: {hash, isArt, ...sizeOf(headline)},
      grid: isOpaque ? grid : undefined,
      frames: metadata.pages ?? 1,
      tells: privateParts(metadata),
    }
  } catch (cause) {
    throw damaged(cause)
  }
}

/**
 * The size of a picture. SVG has none of its own: it is taken at twice the size at which it is shown, for fine screens.
 */
function sizeOf({extension, width, height}: Headline): Pick<PictureFacts, 'width' | 'height' | 'shownWidth'> {
  if (extension !== 'svg') return {width, height}
  const scale = Math.max(1, Math.min(2, maxDrawn / width, maxDrawn / height))
  return {width: Math.round(width * scale), height: Math.round(height * scale), shownWidth: width}
}

const maxDrawn = 3840

async function readGrid(bytes: Uint8Array): Promise<ColourGrid> {
  const image = await openPicture(bytes)
  const {data, info} = await image
    .autoOrient()
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

/** Whether a picture has areas of one colour, as drawings do and photographs do not. */
function isDrawn({colours}: ColourGrid): boolean {
  const cells = colours.length / 3
  const distinct = new Set<number>()
  for (let at = 0; at < colours.length; at += 3)
    distinct.add(((colours[at] ?? 0) << 16) | ((colours[at + 1] ?? 0) << 8) | (colours[at + 2] ?? 0))
  return distinct.size * 2 < cells
}
