import {cores} from '../../engine/cores.ts'
import {step, type Past, type Step} from '../../engine/step.ts'
import {parseImageAssetId} from '../../content/assets.ts'
import type {Size} from '../../pictures/crop.ts'
import type {PictureFacts} from '../../pictures/picture.ts'
import type {PrivatePart} from '../../pictures/private-parts.ts'
import {collections} from '../collections.ts'
import {assets, places} from '../inputs.ts'
import {isLasting, reading} from '../jobs.ts'

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
export const readings: Step<ReadingFacts> = step<ReadingFacts>({
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
      if (isLasting(cause)) return {facts: {problem}}
      // What was read before holds for a picture that is only out of reach.
      const again = {in: collections.passing, at: `${readings.name}/${id}`}
      const before = factsBefore(past, id)
      return before === undefined ? {facts: {problem}, places: [again]} : {...before, places: [...before.places, again]}
    }
  },
})

/** What was read of the picture before, as it was. */
function factsBefore({facts, bytes}: Past, id: string) {
  const reading: ReadingFacts = facts ?? {}
  if (reading.facts === undefined) return undefined
  const grid = reading.gridSize === undefined ? undefined : bytes('grid')
  const {gridSize, ...rest} = reading
  return {
    facts: {
      facts: rest.facts,
      frames: rest.frames ?? 1,
      tells: rest.tells ?? [],
      ...(grid === undefined || gridSize === undefined ? {} : {gridSize}),
    },
    ...(grid === undefined ? {} : {bytes: {grid}}),
    places: [{in: places.sourcesOf(reading.facts.hash), at: id}],
  }
}
