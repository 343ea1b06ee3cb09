import {AssetTooLarge} from '../content/readers/assets.ts'
import {job} from '../engine/job.ts'
import type {DrawnRendition} from '../pictures/draw-renditions.ts'
import {PictureError} from '../pictures/open-picture.ts'
import type {Picture} from '../pictures/picture.ts'
import type {ReadPicture} from '../pictures/read-picture.ts'
import type {Rendition} from '../pictures/renditions.ts'

/*
 * What is done outside of the graph: it takes long, on other threads, and what was done once is kept.
 */

/** The bytes of an asset, by its id. Undefined if there is no such asset. */
export const fetching = job<string, Uint8Array | undefined>('fetch an asset')

/** What there is to know of a picture, by the id of its asset. @throws {PictureError} if it cannot be read */
export const reading = job<string, ReadPicture>('read a picture')

/** Draws files of a picture. @throws {PictureError} if it cannot be drawn */
export const drawing = job<Drawing, readonly DrawnRendition[]>('draw a picture')

export interface Drawing {
  readonly picture: Picture
  readonly renditions: readonly Rendition[]
}

/** Whether a job fails again if nothing changes: the picture is at fault, and not the way to it. */
export function isLasting(cause: unknown): boolean {
  return cause instanceof PictureError || cause instanceof AssetTooLarge
}
