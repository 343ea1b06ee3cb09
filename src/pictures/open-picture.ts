import type {Sharp} from 'sharp'

/** Why a picture cannot be used: it cannot be decoded, its type is not supported, or the request for it makes no sense. */
export type PictureProblem = 'unreadable' | 'unsupported' | 'request'

/** A picture that cannot be read, or cannot be made as it was asked for. */
export class PictureError extends Error {
  override readonly name = 'PictureError'
  readonly problem: PictureProblem
  constructor(problem: PictureProblem, message: string, options?: ErrorOptions) {
    super(message, options)
    this.problem = problem
  }
}

/** sharp is a native module. Where it cannot be loaded, pictures are served unchanged and none can be uploaded. */
export async function loadSharp() {
  try {
    return (await import('sharp')).default
  } catch {
    return undefined
  }
}

/** Opens a picture for reading or changing. @throws {PictureError} if `sharp` does not load */
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
