import {cores} from '../../engine/cores.ts'
import {step, type Facts} from '../../engine/step.ts'
import {parseImageAssetId} from '../../content/assets.ts'
import {isRecord} from '../../content/document.ts'
import type {Size} from '../../pictures/crop.ts'
import {PictureError} from '../../pictures/open-picture.ts'
import type {PictureFacts} from '../../pictures/picture.ts'
import type {PrivatePart} from '../../pictures/private-parts.ts'
import {assets, places} from '../inputs.ts'
import {reading} from '../jobs.ts'

export interface ReadingFacts {
  /** What is known of the picture. Left out if it cannot be read. */
  readonly facts?: PictureFacts
  /** The size of its grid of colours, which is in the bytes. */
  readonly gridSize?: Size
  readonly frames?: number
  readonly tells?: readonly PrivatePart[]
  /** Why it cannot be read. */
  readonly problem?: string
}

/** The pictures that documents refer to: their sizes, their colours, and what else their bytes say. */
export const readings = step<ReadingFacts>({
  name: 'readings of pictures',
  over: places.usedAssets,
  atOnce: cores,
  make: async (ask, id, past) => {
    if (parseImageAssetId(id) === undefined || ask.fact(assets, id, 'origin') === undefined) return {}
    ask.fact(assets, id, 'stamp')
    try {
      const {facts, grid, frames, tells} = await ask.job(reading, id)
      return {
        facts: {
          facts,
          frames,
          tells,
          ...(grid === undefined ? {} : {gridSize: {width: grid.width, height: grid.height}}),
        },
        ...(grid === undefined ? {} : {bytes: {grid: grid.colours}}),
        places: [{in: places.sourcesOf(facts.hash), at: id}],
      }
    } catch (cause) {
      const problem = cause instanceof Error ? cause.message : String(cause)
      // What was read before holds for a picture that is only out of reach.
      return isReading(past.facts) && !(cause instanceof PictureError)
        ? {facts: {facts: past.facts.facts, frames: past.facts.frames ?? 1, tells: past.facts.tells ?? []}}
        : {facts: {problem}}
    }
  },
})

function isReading(facts: Facts | undefined): facts is Facts & ReadingFacts & Required<Pick<ReadingFacts, 'facts'>> {
  return isRecord(facts?.['facts'])
}
