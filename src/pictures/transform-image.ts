import type {Sharp} from 'sharp'
import {frameAround, type Rect, type Size} from './crop.ts'
import {cutOut, encoders, openUpright} from './draw-picture.ts'
import {loadSharp, PictureError} from './open-picture.ts'

/**
 * How to transform an image, as requested in its URL: all that `@sanity/image-url` writes
 * (https://www.sanity.io/docs/apis-and-sdks/image-urls).
 */
export interface Transformation {
  readonly width: number | undefined
  readonly height: number | undefined
  readonly least: Partial<Size>
  readonly most: Partial<Size>
  readonly fit: string
  /** What stays when `fit` cuts something off: a side, `entropy` or `focalpoint`. */
  readonly crop: string
  readonly focalPoint: {readonly x: number; readonly y: number}
  readonly rect: readonly [number, number, number, number] | undefined
  readonly format: string | undefined
  readonly quality: number | undefined
  readonly flip: string
  readonly turn: number
  readonly blur: number
  readonly sharpen: number
  readonly saturation: number
  readonly isInverted: boolean
  readonly background: string | undefined
  readonly padding: number
}

/**
 * Decodes the transformation that a URL requests. Returns undefined if the image is requested as it is.
 * @throws {PictureError} if a parameter is invalid
 */
export function decodeTransformation(search: URLSearchParams, accept: string): Transformation | undefined {
  const ratio = Math.min(Math.max(Number(search.get('dpr') ?? 1) || 1, 1), 3)
  const automaticFormat = search.get('auto') === 'format' ? automatic(accept) : undefined
  if (automaticFormat === undefined && !asking.some((name) => search.has(name))) return undefined
  return {
    width: sizeIn(search, 'w', ratio),
    height: sizeIn(search, 'h', ratio),
    least: {...sizeOf('width', sizeIn(search, 'min-w', ratio)), ...sizeOf('height', sizeIn(search, 'min-h', ratio))},
    most: {...sizeOf('width', sizeIn(search, 'max-w', ratio)), ...sizeOf('height', sizeIn(search, 'max-h', ratio))},
    fit: choiceIn(search, 'fit', Object.keys(fits), 'clip'),
    crop: choiceIn(search, 'crop', crops, search.has('fp-x') || search.has('fp-y') ? 'focalpoint' : 'center'),
    focalPoint: {x: numberIn(search, 'fp-x', 0, 1, 0.5), y: numberIn(search, 'fp-y', 0, 1, 0.5)},
    rect: rectIn(search.get('rect')),
    format: search.has('fm') ? choiceIn(search, 'fm', Object.keys(encoders), '') : automaticFormat,
    quality: search.has('q') ? Math.round(numberIn(search, 'q', 0, 100, 75)) || 1 : undefined,
    flip: choiceIn(search, 'flip', ['h', 'v', 'hv', 'vh'], ''),
    turn: Number(choiceIn(search, 'or', ['0', '90', '180', '270'], '0')),
    blur: numberIn(search, 'blur', 0, 2000, 0),
    sharpen: numberIn(search, 'sharp', 0, 100, 0),
    saturation: numberIn(search, 'sat', -100, 100, 0),
    isInverted: search.get('invert') === 'true' || search.get('invert') === '',
    background: backgroundIn(search.get('bg')),
    padding: Math.round(numberIn(search, 'pad', 0, maxSide / 2, 0) * ratio),
  }
}

/** Parameters that ask for another picture by themselves. */
const asking: readonly string[] = [
  'w',
  'h',
  'min-w',
  'min-h',
  'max-w',
  'max-h',
  'rect',
  'fm',
  'q',
  'flip',
  'or',
  'blur',
  'sharp',
  'sat',
  'invert',
  'bg',
  'pad',
  'frame',
]

/**
 * Transforms an image.
 * @returns undefined if `sharp` cannot be loaded
 * @throws {PictureError} if the request is invalid, or the image cannot be transformed
 */
export async function transformImage(
  bytes: Uint8Array,
  extension: string,
  transformation: Transformation,
): Promise<{readonly bytes: Uint8Array<ArrayBuffer>; readonly extension: string} | undefined> {
  if ((await loadSharp()) === undefined) return undefined
  const target = transformation.format ?? (extension === 'svg' ? 'png' : extension)
  const encode = encoders[target]
  if (encode === undefined)
    throw new PictureError(
      'request',
      `Unexpected \`fm\` ${JSON.stringify(target)}, expected ${Object.keys(encoders).join(', ')}`,
    )
  try {
    const upright = await openUpright(bytes)
    const rect = partOf(upright.told, transformation)
    const image = await resized(await cutOut(upright, rect), rect, transformation)
    const encoded = await encode(await changed(image, transformation), transformation.quality).toBuffer()
    return {bytes: new Uint8Array(encoded), extension: target === 'pjpg' ? 'jpg' : target}
  } catch (cause) {
    throw new PictureError(
      'request',
      `Cannot change the picture: ${cause instanceof Error ? cause.message : String(cause)}`,
      {cause},
    )
  }
}

/** The part of the picture that is asked for. */
function partOf(whole: Size, {rect}: Transformation): Rect {
  if (rect === undefined) return {left: 0, top: 0, width: whole.width, height: whole.height}
  const [left, top, width, height] = rect
  if (left + width > whole.width || top + height > whole.height)
    throw new PictureError(
      'request',
      `Unexpected \`rect\` ${rect.join(',')}, expected one inside the picture of ${whole.width} × ${whole.height} pixels`,
    )
  return {left, top, width, height}
}

/** Turns, flips and resizes. Each is a pipeline of its own, because sharp has one order for all. */
async function resized(image: Sharp, rect: Rect, transformation: Transformation): Promise<Sharp> {
  const {turn, flip, fit, crop, focalPoint} = transformation
  const turned = await again(
    image.rotate(turn).flip(flip.includes('v')).flop(flip.includes('h')),
    turn !== 0 || flip !== '',
  )
  const own: Size = turn % 180 === 0 ? rect : {width: rect.height, height: rect.width}
  const wanted = wantedSize(own, transformation)
  const how = fits[fit]
  if (wanted === undefined || how === undefined) return turned
  const isCut = how.fit === 'cover' && wanted.width !== undefined && wanted.height !== undefined
  if (isCut && crop === 'focalpoint') {
    const shape = {width: wanted.width ?? 1, height: wanted.height ?? 1}
    const whole = {left: 0, top: 0, ...own}
    const frame = frameAround(own, whole, focalPoint, shape)
    return (await again(turned.extract(frame), true)).resize({
      ...shape,
      fit: 'fill',
      withoutEnlargement: how.withoutEnlargement,
    })
  }
  return turned.resize({
    ...how,
    ...wanted,
    ...(isCut ? {position: crop.split(',').toReversed().join(' ')} : {}),
    ...(how.fit === 'contain' ? {background: transformation.background ?? '#ffffff'} : {}),
  })
}

/** The size that is asked for, within the least and the most. */
function wantedSize(own: Size, {width, height, least, most}: Transformation): Partial<Size> | undefined {
  const bound = (name: keyof Size, given: number | undefined): number | undefined => {
    const value = given ?? (least[name] === undefined && most[name] === undefined ? undefined : own[name])
    return value === undefined
      ? undefined
      : Math.min(maxSide, Math.max(Math.min(value, most[name] ?? Infinity), least[name] ?? 1))
  }
  const [w, h] = [bound('width', width), bound('height', height)]
  return w === undefined && h === undefined ? undefined : {...sizeOf('width', w), ...sizeOf('height', h)}
}

/** What is done to the pixels of the resized picture. */
async function changed(image: Sharp, transformation: Transformation): Promise<Sharp> {
  const {blur, sharpen, saturation, isInverted, background, padding} = transformation
  if (blur + sharpen + padding === 0 && saturation === 0 && !isInverted && background === undefined) return image
  let result = await again(image, true)
  if (saturation !== 0) result = result.modulate({saturation: 1 + saturation / 100})
  if (blur > 0) result = result.blur(Math.max(0.3, blur / 10))
  if (sharpen > 0) result = result.sharpen({sigma: 0.5 + sharpen / 50})
  if (isInverted) result = result.negate({alpha: false})
  if (padding > 0) {
    const edge = {top: padding, bottom: padding, left: padding, right: padding}
    result = (await again(result, true)).extend({...edge, background: background ?? '#ffffff'})
  }
  return background === undefined ? result : (await again(result, true)).flatten({background})
}

/** Draws what was asked for so far, if it is to be done before what follows. */
async function again(image: Sharp, isNeeded: boolean): Promise<Sharp> {
  if (!isNeeded) return image
  const {data, info} = await image.raw().toBuffer({resolveWithObject: true})
  return cutOut({...info, told: info, pixels: data})
}

const maxSide = 8192

function sizeOf<Name extends keyof Size>(name: Name, value: number | undefined): Partial<Record<Name, number>> {
  const sizes: Partial<Record<Name, number>> = {}
  if (value !== undefined) sizes[name] = value
  return sizes
}

function sizeIn(search: URLSearchParams, name: string, ratio: number): number | undefined {
  const value = search.get(name)
  if (value === null) return undefined
  const size = Math.round(Number(value) * ratio)
  if (Number.isFinite(size) && size >= 1) return Math.min(size, maxSide)
  throw new PictureError('request', `Unexpected \`${name}\` ${JSON.stringify(value)}, expected a number of pixels`)
}

function numberIn(search: URLSearchParams, name: string, least: number, most: number, usual: number): number {
  const value = search.get(name)
  if (value === null) return usual
  const number = Number(value)
  if (value.trim() !== '' && number >= least && number <= most) return number
  throw new PictureError(
    'request',
    `Unexpected \`${name}\` ${JSON.stringify(value)}, expected a number from ${least} to ${most}`,
  )
}

function choiceIn(search: URLSearchParams, name: string, choices: readonly string[], usual: string): string {
  const value = search.get(name)
  if (value === null) return usual
  if (choices.includes(value)) return value
  throw new PictureError('request', `Unexpected \`${name}\` ${JSON.stringify(value)}, expected ${choices.join(', ')}`)
}

/** Reads a colour as Sanity writes it: `rgb`, `argb`, `rrggbb` or `aarrggbb`. */
function backgroundIn(value: string | null): string | undefined {
  if (value === null) return undefined
  if (/^(?:[\da-f]{3}|[\da-f]{6})$/i.test(value)) return `#${value}`
  if (/^[\da-f]{4}$/i.test(value)) return `#${value.slice(1)}${value.slice(0, 1)}`
  if (/^[\da-f]{8}$/i.test(value)) return `#${value.slice(2)}${value.slice(0, 2)}`
  throw new PictureError('request', `Unexpected \`bg\` ${JSON.stringify(value)}, expected a colour such as ff8800`)
}

function rectIn(value: string | null): Transformation['rect'] {
  if (value === null) return undefined
  const [left, top, width, height, ...others] = value.split(',').map(Number)
  const isSound = [left, top, width, height].every((part) => part !== undefined && Number.isInteger(part) && part >= 0)
  if (isSound && left !== undefined && top !== undefined && width && height && others.length === 0)
    return [left, top, width, height]
  throw new PictureError(
    'request',
    `Unexpected \`rect\` ${JSON.stringify(value)}, expected left,top,width,height in pixels`,
  )
}

/** Returns the best format for a browser, by its `Accept` header. */
function automatic(accept: string): string | undefined {
  return accept.includes('image/avif') ? 'avif' : accept.includes('image/webp') ? 'webp' : undefined
}

const crops: readonly string[] = [
  'top',
  'bottom',
  'left',
  'right',
  'center',
  'focalpoint',
  'entropy',
  'top,left',
  'top,right',
  'bottom,left',
  'bottom,right',
]

const fits: Readonly<
  Record<string, {readonly fit: 'inside' | 'cover' | 'fill' | 'contain'; readonly withoutEnlargement: boolean}>
> = {
  clip: {fit: 'inside', withoutEnlargement: false},
  max: {fit: 'inside', withoutEnlargement: true},
  scale: {fit: 'fill', withoutEnlargement: false},
  crop: {fit: 'cover', withoutEnlargement: false},
  min: {fit: 'cover', withoutEnlargement: true},
  fill: {fit: 'contain', withoutEnlargement: false},
  fillmax: {fit: 'contain', withoutEnlargement: true},
}
