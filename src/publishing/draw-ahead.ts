import pMap from 'p-map'
import {cores} from '../engine/cores.ts'
import {outputPaths} from '../site/addresses.ts'
import {drawing} from './jobs.ts'
import type {Run} from './run.ts'
import {askedDrawings, pictures} from './steps/pictures.ts'

/**
 * Draws the pictures of the pages that were made, while everything else is made. What is drawn is kept, and the step
 * that publishes it finds it there.
 * @returns a function that waits for what was begun, and begins nothing more
 */
export function drawAhead({store, ask, sink, job}: Run): () => Promise<void> {
  let isOver = false
  const drawings = store.staleKeys(pictures.name).flatMap((folder) => askedDrawings(ask, folder))
  const drawn = pMap(
    drawings,
    async ({picture, renditions}) => {
      const missing = renditions.filter(({name}) => sink.earlierAt(outputPaths.asset(name)) === undefined)
      if (isOver || missing.length === 0) return
      // What cannot be drawn is told by the step, which tries it again.
      await job(drawing.name, {picture, renditions: missing}).catch(() => undefined)
    },
    {concurrency: cores},
  )
  return async () => {
    isOver = true
    await drawn
  }
}
