import {cutOut, encoders, openUpright} from './draw-picture.ts'
import {damaged} from './open-picture.ts'
import type {Size} from './crop.ts'
import type {Rendition} from './renditions.ts'

/** A file of a picture with its bytes. */
export interface DrawnRendition {
  readonly name: string
  readonly bytes: Uint8Array
}

interface DrawOptions {
  /** The size that its rectangles are told in. */
  readonly size: Size
  /** What is written into the files besides pixels, as XMP. */
  readonly xmp: string | undefined
}

/**
 * Draws files of one picture. It is decoded once. They hold its pixels, and who is to be named, and nothing else.
 * @throws {PictureError} if it cannot be decoded
 */
export async function drawRenditions(
  bytes: Uint8Array,
  {size, xmp}: DrawOptions,
  renditions: readonly Rendition[],
): Promise<DrawnRendition[]> {
  const drawn: DrawnRendition[] = []
  try {
    const upright = await openUpright(bytes, size)
    // Formats of the same size share the work of making it smaller.
    const groups = Map.groupBy(renditions, ({rect, width, height}) => JSON.stringify([rect, width, height]))
    for (const group of groups.values()) {
      const [first] = group
      if (first === undefined) continue
      const {data, info} = await (
        await cutOut(upright, first.rect)
      )
        .resize({width: first.width, height: first.height, fit: 'fill'})
        .raw()
        .toBuffer({resolveWithObject: true})
      const small = {
        ...upright,
        told: info,
        width: info.width,
        height: info.height,
        pixels: data,
        channels: info.channels,
      }
      for (const {name, format, quality} of group) {
        const image = await cutOut(small)
        const encode = encoders[format]
        if (encode === undefined) throw new Error(`There is no encoder for ${format}`)
        const written = encode(xmp === undefined ? image : image.withXmp(xmp), quality)
        drawn.push({name, bytes: new Uint8Array(await written.toBuffer())})
      }
    }
  } catch (cause) {
    throw damaged(cause)
  }
  return drawn
}
