import type {Metadata} from 'sharp'
import {openPicture, PictureError} from './open-picture.ts'

/** The facts of an image, read from its bytes. */
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
  const image = await openPicture(bytes)
  let metadata
  try {
    metadata = await image.metadata()
  } catch (cause) {
    throw new PictureError('unreadable', 'Cannot read the picture, expected JPEG, PNG, WebP, GIF, AVIF, TIFF or SVG', {
      cause,
    })
  }
  const extension = extensionOf(metadata)
  if (extension === undefined) {
    throw new PictureError(
      'unsupported',
      `Unexpected picture of type ${metadata.format}, expected JPEG, PNG, WebP, GIF, AVIF, TIFF or SVG`,
    )
  }
  const {width, height} = metadata.autoOrient
  const facts = {
    extension,
    width,
    height,
    hasAlpha: metadata.hasAlpha,
    isOpaque: !metadata.hasAlpha,
    lqip: undefined,
    dominant: undefined,
  }
  if (extension === 'svg') return facts
  try {
    const small = await image.clone().autoOrient().resize(20, 20, {fit: 'inside'}).png().toBuffer()
    const {dominant, isOpaque} = await image.stats()
    return {
      ...facts,
      isOpaque,
      lqip: `data:image/png;base64,${small.toString('base64')}`,
      dominant: `#${hex(dominant.r)}${hex(dominant.g)}${hex(dominant.b)}`,
    }
  } catch (cause) {
    throw new PictureError('unreadable', 'Cannot read the whole picture, it is damaged: save it again', {cause})
  }
}

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

function hex(value: number): string {
  return Math.round(value).toString(16).padStart(2, '0')
}
