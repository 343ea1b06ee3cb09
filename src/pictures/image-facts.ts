import {damaged, openPicture, readHeadline} from './open-picture.ts'

/** The facts of an image that its asset document has, read from its bytes. Nothing of its metadata is among them. */
export interface ImageFacts {
  readonly extension: string
  readonly width: number
  readonly height: number
  readonly hasAlpha: boolean
  readonly isOpaque: boolean
  /** A tiny image to show while the real one loads, as a `data:` URL. */
  readonly lqip: string | undefined
  /** The most common colour, such as `#a0b1c2`. */
  readonly dominant: string | undefined
}

/** Reads the facts of an image. @throws {PictureError} if it is not an image, is damaged, or its type is unsupported */
export async function readImage(bytes: Uint8Array): Promise<ImageFacts> {
  const {
    extension,
    width,
    height,
    metadata: {hasAlpha},
  } = await readHeadline(bytes)
  const facts = {extension, width, height, hasAlpha, isOpaque: !hasAlpha, lqip: undefined, dominant: undefined}
  if (extension === 'svg') return facts
  try {
    const image = await openPicture(bytes)
    const small = await image
      .clone()
      .autoOrient()
      .pipelineColourspace('srgb')
      .resize(20, 20, {fit: 'inside'})
      .png()
      .toBuffer()
    const {dominant, isOpaque} = await image.stats()
    return {
      ...facts,
      isOpaque,
      lqip: `data:image/png;base64,${small.toString('base64')}`,
      dominant: `#${hex(dominant.r)}${hex(dominant.g)}${hex(dominant.b)}`,
    }
  } catch (cause) {
    throw damaged(cause)
  }
}

function hex(value: number): string {
  return Math.round(value).toString(16).padStart(2, '0')
}
