import type {Sharp} from 'sharp'

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

/**
 * Loads sharp, or returns undefined. It is a native module: if it cannot be loaded, images are served unchanged and none
 * can be uploaded.
 */
export async function loadSharp() {
  try {
    return (await import('sharp')).default
  } catch {
    return undefined
  }
}

/** Opens an image for reading or transforming. @throws {PictureError} if `sharp` cannot be loaded */
export async function openPicture(bytes: Uint8Array): Promise<Sharp> {
  const sharp = await loadSharp()
  if (sharp === undefined) {
    throw new PictureError(
      'unsupported',
      'Cannot read pictures on this machine, the package `sharp` does not load: run `npm ci` again',
    )
  }
  return sharp(bytes, {limitInputPixels: maxPixels, failOn: 'error'})
}

const maxPixels = 100_000_000
