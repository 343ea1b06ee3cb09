import {sha256} from '@noble/hashes/sha2.js'
import {bytesToHex, utf8ToBytes} from '@noble/hashes/utils.js'
import {cropRect, frameAround, type Rect, type Size} from './crop.ts'
import type {Picture} from './picture.ts'

/*
 * Which files there are of a picture. Everything that shows a picture takes them from here: pages, feeds, mails and
 * Studio's previews.
 */

/** One file of a picture. */
export interface Rendition extends Size {
  /** `<source hash>-<words>/<crop>-<size>.<format>`. The same name always means the same picture. */
  readonly name: string
  readonly format: RenditionFormat
  readonly type: string
  /** The part of the original that it shows. */
  readonly rect: Rect
  readonly quality: number
}

type RenditionFormat = 'jpg' | 'png' | 'webp'

/** The files of a picture. */
export interface Renditions {
  /** The folder that they are in. Pictures of the same source with the same credit and licence share one. */
  readonly folder: string
  /** The whole picture as cropped, in the format that every program shows: what to take if there is one choice. */
  readonly main: Rendition
  /** The whole picture as cropped, from small to large: WebP first, then the format that every program shows. */
  readonly whole: readonly Rendition[]
  /** The one for mails, where only JPEG, PNG and GIF are sure to be seen. */
  readonly mail: Rendition
  /** Around the focal point, for lists and for links that are shared. Only of main pictures. */
  readonly square: Rendition | undefined
  readonly card: Rendition | undefined
  /** The middle of the focal point, as fractions of the cropped picture. */
  readonly focalPoint: {readonly x: number; readonly y: number} | undefined
}

/**
 * Returns the files of a picture: the crop first, then every width that it really has.
 * @param withOriginal - whether there is one in full size too
 * @returns undefined if nothing is left after the crop
 */
export function renditionsOf(picture: Picture, {withOriginal = false} = {}): Renditions | undefined {
  const {hash, hotspot, isArt, isMain} = picture
  const rect = cropRect(picture, picture.crop)
  if (rect === undefined) return undefined
  const folder = `${hash}-${digestOf(picture)}`
  const plain = isArt ? 'png' : 'jpg'
  const make = (part: Rect, {width, height}: Size, format: RenditionFormat): Rendition => ({
    name: `${folder}/${part.left}_${part.top}_${part.width}_${part.height}-${width}x${height}.${format}`,
    format,
    type: mediaTypes[format],
    rect: part,
    width,
    height,
    quality: qualities[format],
  })
  const sizes = widthsFor(rect, picture, withOriginal).map((width) => sizeAt(rect, width))
  const plains = sizes.map((size) => make(rect, size, plain))
  const small = sizes.filter(({width, height}) => Math.max(width, height) <= maxWebp && width <= maxWidth)
  const whole = [...small.map((size) => make(rect, size, 'webp')), ...plains]
  const shownWidth = shownWidthOf(rect, picture)
  const main = plains.findLast(({width}) => width <= shownWidth) ?? plains[0]
  const mail = plains.findLast(({width}) => width <= maxMailWidth) ?? plains[0]
  if (main === undefined || mail === undefined) return undefined
  const framed = (shape: Size): Rendition => {
    const frame = frameAround(picture, rect, hotspot, shape)
    return make(frame, frame.width < shape.width ? frame : shape, plain)
  }
  return {
    folder,
    main,
    whole,
    mail,
    square: isMain === true ? framed(squareSize) : undefined,
    card: isMain === true ? framed(cardSize) : undefined,
    focalPoint:
      hotspot === undefined
        ? undefined
        : {
            x: fraction((hotspot.x * picture.width - rect.left) / rect.width),
            y: fraction((hotspot.y * picture.height - rect.top) / rect.height),
          },
  }
}

/** All files of a picture, each once. Of a logo there are only those that are used. */
export function filesOf(
  {whole, square, card, main, mail}: Renditions,
  {isLogo}: Pick<Picture, 'isLogo'> = {},
): Rendition[] {
  const all =
    isLogo === true
      ? [main, mail]
      : [...whole, ...(square === undefined ? [] : [square]), ...(card === undefined ? [] : [card])]
  return [...new Map(all.map((rendition) => [rendition.name, rendition])).values()]
}

/** What the name of a file says. */
export interface NameParts extends Size {
  /** The hash of its source. */
  readonly hash: string
  readonly rect: Rect
  readonly format: RenditionFormat
  readonly quality: number
}

/** Reads the name of a file. Undefined if it is none of a picture. */
export function partsOfName(name: string): NameParts | undefined {
  const [, hash = '', left, top, partWidth, partHeight, width, height, ending = ''] =
    /^(\w+)-[0-9a-f]{8}\/(\d+)_(\d+)_(\d+)_(\d+)-(\d+)x(\d+)\.(\w+)$/.exec(name) ?? []
  if (!isFormat(ending)) return undefined
  return {
    hash,
    rect: {left: Number(left), top: Number(top), width: Number(partWidth), height: Number(partHeight)},
    width: Number(width),
    height: Number(height),
    format: ending,
    quality: qualities[ending],
  }
}

function isFormat(ending: string): ending is RenditionFormat {
  return Object.hasOwn(mediaTypes, ending)
}

/** The largest width that pictures are shown at, and the widths below it that browsers choose from. */
const maxWidth = 1920
const ladder: readonly number[] = [320, 640, 1104, 1536, maxWidth]

/** Mails are at most 552 pixels wide, and fine screens show twice as many. */
export const maxMailWidth = 1104

const squareSize: Size = {width: 800, height: 800}
/** The shape of previews where links are shared (https://ogp.me). */
const cardSize: Size = {width: 1200, height: 628}

/** WebP has at most 16,383 pixels a side (https://developers.google.com/speed/webp/docs/riff_container). */
const maxWebp = 16_383
/** Programs refuse JPEG that is higher than 65,535 pixels. A picture that is that much higher than wide is a strip. */
const maxHeight = 16_000
/** The most pixels a side of JPEG (ISO/IEC 10918-1, B.2.2). */
const maxSide = 65_535

const qualities: Readonly<Record<RenditionFormat, number>> = {jpg: 80, png: 100, webp: 76}

const mediaTypes: Readonly<Record<RenditionFormat, string>> = {
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
}

/** Changes when the same picture, at the same size, gets other bytes than before. */
const recipe = 1

/** What is in a file besides pixels. It is part of the name, so that a name never means other bytes. */
function digestOf({credit, licence}: Picture): string {
  return bytesToHex(
    sha256(utf8ToBytes(JSON.stringify([recipe, credit ?? '', licence?.name ?? '', licence?.url ?? '']))),
  ).slice(0, 8)
}

function widthsFor(rect: Rect, picture: Picture, withOriginal: boolean): number[] {
  const highest = Math.max(1, Math.floor((maxHeight * rect.width) / rect.height))
  const most = Math.min(rect.width, maxWidth, highest)
  const widths = new Set([
    ...ladder.filter((width) => width <= most),
    Math.min(most, shownWidthOf(rect, picture)),
    most,
    ...(withOriginal ? [Math.min(rect.width, highest, maxSide)] : []),
  ])
  return [...widths].toSorted((a, b) => a - b)
}

/** The width at which the cropped picture is shown where there is room. */
function shownWidthOf(rect: Rect, {shownWidth, width}: Picture): number {
  const shown = shownWidth === undefined ? rect.width : Math.round((shownWidth * rect.width) / width)
  return Math.max(1, Math.min(maxWidth, shown))
}

function sizeAt(rect: Rect, width: number): Size {
  return {width, height: Math.max(1, Math.round((rect.height * width) / rect.width))}
}

/** Rounded, so that machines agree on it. */
function fraction(value: number): number {
  return Math.round(Math.max(0, Math.min(1, value)) * 1000) / 1000
}
