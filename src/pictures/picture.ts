import {isNonEmptyString, isRecord} from '../content/document.ts'
import {parseImageAssetId} from '../content/assets.ts'
import {refsOf} from '../content/references.ts'
import type {Crop, Hotspot, Size} from './crop.ts'
import type {ColourGrid} from './placeholder.ts'

/** What is known of the bytes of a picture. */
export interface PictureFacts extends Size {
  /** The SHA-1 of the bytes, in hexadecimal. */
  readonly hash: string
  /** Whether it is transparent or drawn. Then it is published as PNG, because JPEG would spoil it. */
  readonly isArt: boolean
  /** The width to show a drawing of no fixed size at, such as SVG. It may be drawn larger, for fine screens. */
  readonly shownWidth?: number | undefined
}

/** Finds what is known of a picture by the id of its asset. */
export type FindPicture = (assetId: string) => PictureFacts | undefined

/** The pictures that there are. */
export interface Pictures {
  readonly find: FindPicture
  /** The colours of an opaque picture, if somebody read them. */
  readonly gridOf: (assetId: string) => ColourGrid | undefined
}

/** A picture as an editor put it somewhere. */
export interface Picture extends PictureFacts {
  readonly assetId: string
  readonly crop?: Crop | undefined
  readonly hotspot?: Hotspot | undefined
  /** Whom to name. It is written into the files, and so is the licence. */
  readonly credit?: string | undefined
  readonly licence?: Licence | undefined
  /** Whether it stands for a document, in previews and where it is shared. */
  readonly isMain?: boolean | undefined
  /** Whether it is the publisher's logo. */
  readonly isLogo?: boolean | undefined
}

export interface Licence {
  readonly name?: string | undefined
  readonly url?: string | undefined
}

/**
 * Returns the picture in a `figure`.
 * @returns undefined if there is none, it cannot be read, or its crop is not one: then nobody knows what must not be seen
 */
export function pictureIn(
  figure: unknown,
  find: FindPicture,
  {isMain = false, isLogo = false} = {},
): Picture | undefined {
  if (!isRecord(figure) || !isRecord(figure['image'])) return undefined
  const {image} = figure
  const [assetId] = refsOf(image['asset'])
  const facts = assetId === undefined ? undefined : find(assetId)
  if (assetId === undefined || facts === undefined) return undefined
  const isCropped = image['crop'] !== undefined && image['crop'] !== null
  const crop = isCropped ? cropIn(image['crop']) : undefined
  if (isCropped && crop === undefined) return undefined
  const licence = licenceIn(figure['licence'])
  return {
    ...facts,
    assetId,
    crop,
    hotspot: hotspotIn(image['hotspot']),
    credit: isNonEmptyString(figure['credit']) ? oneLine(figure['credit']) : undefined,
    licence,
    isMain,
    isLogo,
  }
}

/** Pictures of which nothing is known but their ids. */
export const picturesById: Pictures = {find: pictureFromId, gridOf: () => undefined}

/** What the id of an asset says of it. The bytes may say more: whether it is transparent, for one. */
export function pictureFromId(assetId: string): PictureFacts | undefined {
  const parsed = parseImageAssetId(assetId)
  if (parsed === undefined) return undefined
  const {hash, width, height, format} = parsed
  return {hash, width, height, isArt: drawnFormats.has(format)}
}

const drawnFormats: ReadonlySet<string> = new Set(['png', 'gif', 'svg'])

/** Reads a crop. @returns undefined if it is none, or leaves nothing */
export function cropIn(value: unknown): Crop | undefined {
  if (!isRecord(value)) return undefined
  const [left, top, right, bottom] = ['left', 'top', 'right', 'bottom'].map((side) => fractionOf(value[side] ?? 0))
  if (left === undefined || top === undefined || right === undefined || bottom === undefined) return undefined
  return left + right >= 1 || top + bottom >= 1 ? undefined : {left, top, right, bottom}
}

/** Reads a hotspot. One that is none does no harm: the middle is taken instead. */
function hotspotIn(value: unknown): Hotspot | undefined {
  if (!isRecord(value)) return undefined
  const [x, y] = [fractionOf(value['x']), fractionOf(value['y'])]
  return x === undefined || y === undefined ? undefined : {x, y}
}

function licenceIn(value: unknown): Licence | undefined {
  if (!isRecord(value)) return undefined
  const name = isNonEmptyString(value['name']) ? oneLine(value['name']) : undefined
  const url = isNonEmptyString(value['url']) ? value['url'].trim() : undefined
  return name === undefined && url === undefined ? undefined : {name, url}
}

/** Reads a fraction. Programs that compute it may miss its bounds by a hair. */
function fractionOf(value: unknown): number | undefined {
  return typeof value === 'number' && value >= -hair && value <= 1 + hair ? Math.max(0, Math.min(1, value)) : undefined
}

const hair = 1e-6

function oneLine(words: string): string {
  return words.trim().replace(/\s+/gu, ' ')
}
