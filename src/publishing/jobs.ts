import {job} from '../engine/job.ts'
import type {DrawnRendition} from '../pictures/draw-renditions.ts'
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
