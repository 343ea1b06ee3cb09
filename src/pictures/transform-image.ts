import type {Sharp} from 'sharp'
import {loadSharp, openPicture, PictureError} from './open-picture.ts'

/** How to transform an image, as requested in its URL (https://www.sanity.io/docs/image-urls). */
export interface Transformation {
  readonly width: number | undefined
  readonly height: number | undefined
  readonly fit: string
  readonly rect: readonly [number, number, number, number] | undefined
  readonly format: string | undefined
  readonly quality: number | undefined
  readonly flip: string
}

/**
 * Decodes the transformation that a URL requests. Returns undefined if the image is requested as it is.
 * @throws {PictureError} if a size or the rectangle is invalid
 */
export function decodeTransformation(search: URLSearchParams, accept: string): Transformation | undefined {
  const ratio = Math.min(Math.max(Number(search.get('dpr') ?? 1) || 1, 1), 3)
  const quality = Number(search.get('q') ?? NaN)
  const transformation: Transformation = {
    width: sizeIn(search, 'w', ratio) ?? sizeIn(search, 'max-w', ratio),
    height: sizeIn(search, 'h', ratio) ?? sizeIn(search, 'max-h', ratio),
    fit: search.get('fit') ?? 'clip',
    rect: rectIn(search.get('rect')),
    format: search.get('fm') ?? (search.get('auto') === 'format' ? automatic(accept) : undefined),
    quality: quality >= 1 && quality <= 100 ? Math.round(quality) : undefined,
    flip: search.get('flip') ?? '',
  }
  const {width, height, rect, format, flip} = transformation
  const isPlain =
    width === undefined && height === undefined && rect === undefined && format === undefined && flip === ''
  return isPlain && transformation.quality === undefined ? undefined : transformation
}

/**
 * Transforms an image.
 * @returns undefined if `sharp` cannot be loaded
 * @throws {PictureError} if the request is invalid, or the image cannot be transformed
 */
export async function transformImage(
  bytes: Uint8Array,
  extension: string,
  {width, height, fit, rect, format, quality, flip}: Transformation,
): Promise<{readonly bytes: Uint8Array<ArrayBuffer>; readonly extension: string} | undefined> {
  if ((await loadSharp()) === undefined) return undefined
  const target = format ?? (extension === 'svg' ? 'png' : extension)
  const encode = encoders[target]
  const resize = fits[fit]
  if (encode === undefined)
    throw new PictureError(
      'request',
      `Unexpected \`fm\` ${JSON.stringify(target)}, expected ${Object.keys(encoders).join(', ')}`,
    )
  if (resize === undefined)
    throw new PictureError(
      'request',
      `Unexpected \`fit\` ${JSON.stringify(fit)}, expected ${Object.keys(fits).join(', ')}`,
    )
  try {
    let image = (await openPicture(bytes)).autoOrient()
    if (rect !== undefined) image = image.extract({left: rect[0], top: rect[1], width: rect[2], height: rect[3]})
    if (flip.includes('v')) image = image.flip()
    if (flip.includes('h')) image = image.flop()
    if (width !== undefined || height !== undefined) {
      image = image.resize({
        ...resize,
        ...(width === undefined ? {} : {width}),
        ...(height === undefined ? {} : {height}),
      })
    }
    const encoded = await encode(image, quality).toBuffer()
    return {bytes: new Uint8Array(encoded), extension: target === 'pjpg' ? 'jpg' : target}
  } catch (cause) {
    throw new PictureError(
      'request',
      `Cannot change the picture: ${cause instanceof Error ? cause.message : String(cause)}`,
      {cause},
    )
  }
}

const maxSide = 8192

function sizeIn(search: URLSearchParams, name: string, ratio: number): number | undefined {
  const value = search.get(name)
  if (value === null) return undefined
  const size = Math.round(Number(value) * ratio)
  if (Number.isFinite(size) && size >= 1) return Math.min(size, maxSide)
  throw new PictureError('request', `Unexpected \`${name}\` ${JSON.stringify(value)}, expected a number of pixels`)
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

const encoders: Readonly<Record<string, (image: Sharp, quality: number | undefined) => Sharp>> = {
  jpg: (image, quality = 75) => image.jpeg({quality, mozjpeg: true}),
  pjpg: (image, quality = 75) => image.jpeg({quality, progressive: true, mozjpeg: true}),
  png: (image) => image.png(),
  webp: (image, quality = 75) => image.webp({quality}),
  avif: (image, quality = 55) => image.avif({quality, effort: 2}),
  gif: (image) => image.gif(),
  tiff: (image) => image.tiff(),
}

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
