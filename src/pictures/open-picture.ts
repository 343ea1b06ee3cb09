import type {Metadata, Sharp} from 'sharp'
import type {Size} from './crop.ts'

/** Why an image cannot be used: it cannot be decoded, its type is not supported, or the request is invalid. */
export type PictureProblem = 'unreadable' | 'unsupported' | 'request'

/** Thrown if an image cannot be read, or cannot be transformed as requested. */
export class PictureError extends Error {
  override readonly name = 'PictureError'
  readonly problem: PictureProblem
  constructor(problem: PictureProblem, message: string, options?: ErrorOptions) {
    super(message, options)
    this.problem = problem
  }
}

/** What a picture says of itself at its beginning. Its pixels were not read. */
export interface Headline extends Size {
  readonly metadata: Metadata
  readonly extension: string
}

/**
 * Loads sharp, or returns undefined. It is a native module: if it cannot be loaded, images are served unchanged and none
 * can be uploaded.
 */
export async function loadSharp() {
  try {
    const {default: sharp} = await import('sharp')
    // Many pictures at once use the cores better than many threads on one picture. None is opened twice.
    sharp.concurrency(1)
    sharp.cache(false)
    return sharp
  } catch {
    return undefined
  }
}

/** Opens an image for reading or transforming. @throws {PictureError} if `sharp` cannot be loaded */
export async function openPicture(
  bytes: Uint8Array,
  options: {readonly density?: number; readonly limitInputPixels?: false} = {},
): Promise<Sharp> {
  const sharp = await loadSharp()
  if (sharp === undefined) {
    throw new PictureError(
      'unsupported',
      'Cannot read pictures on this machine, the package `sharp` does not load: run `npm ci` again',
    )
  }
  return sharp(bytes, {limitInputPixels: maxPixels, failOn: 'error', ...options}).timeout({seconds: maxSeconds})
}

/**
 * Reads the beginning of a picture.
 * @throws {PictureError} if it is none, its type is not supported, or it is larger than allowed
 */
export async function readHeadline(bytes: Uint8Array): Promise<Headline> {
  // Only its beginning is read, so its size does no harm yet.
  const image = await openPicture(bytes, {limitInputPixels: false})
  let metadata
  try {
    metadata = await image.metadata()
  } catch (cause) {
    if (isHeic(bytes)) throw new PictureError('unsupported', heicReason, {cause})
    throw new PictureError('unreadable', `Cannot read the picture, expected ${supported}`, {cause})
  }
  const {width, height} = metadata.autoOrient
  if (width * height > maxPixels) {
    throw new PictureError(
      'unsupported',
      `Unexpected picture of ${numbers.format(width)} × ${numbers.format(height)} pixels, expected at most ${numbers.format(maxPixels / 1e6)} million: make it smaller and upload it again`,
    )
  }
  const extension = extensionOf(metadata)
  if (extension === undefined) {
    throw new PictureError(
      'unsupported',
      metadata.format === 'heif' ? heicReason : `Unexpected picture of type ${metadata.format}, expected ${supported}`,
    )
  }
  return {metadata, extension, width, height}
}

/** Says of an error while pixels were read what it is. */
export function damaged(cause: unknown): PictureError {
  if (cause instanceof PictureError) return cause
  return cause instanceof Error && /timeout/i.test(cause.message)
    ? new PictureError('unsupported', 'Drawing the picture takes too long: make it simpler, or upload it as PNG', {
        cause,
      })
    : new PictureError('unreadable', 'Cannot read the whole picture, it is damaged: save it again', {cause})
}

/** Whether bytes begin as photos of iPhones do (ISO/IEC 23008-12, brands of HEVC). */
function isHeic(bytes: Uint8Array): boolean {
  const start = String.fromCharCode(...bytes.subarray(4, 12))
  return /^ftyp(?:hei[cxms]|hev[cxms]|mif1|msf1)$/.test(start)
}

const supported = 'JPEG, PNG, WebP, GIF, AVIF, TIFF or SVG'

const heicReason = `Unexpected picture of type HEIC, expected ${supported}: export it as JPEG and upload that`

/** The most pixels that a picture may have. */
const maxPixels = 100_000_000

/** Drawings can be made so that drawing them takes for ever. */
const maxSeconds = 60

const numbers = new Intl.NumberFormat('en')

const extensions: Readonly<Record<string, string>> = {
  jpeg: 'jpg',
  png: 'png',
  webp: 'webp',
  gif: 'gif',
  tiff: 'tiff',
  svg: 'svg',
}

function extensionOf({format, compression}: Metadata): string | undefined {
  return format === 'heif' ? (compression === 'av1' ? 'avif' : undefined) : extensions[format]
}
