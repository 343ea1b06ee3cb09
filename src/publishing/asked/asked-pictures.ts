import type {Ask} from '../../engine/ask.ts'
import type {Pictures} from '../../pictures/picture.ts'
import {readings} from '../steps/readings.ts'

/** What is known of pictures, as a step sees it. */
export function askedPictures(ask: Ask): Pictures {
  return {
    find: (id) => ask.fact(readings, id, 'facts'),
    gridOf: (id) => {
      const size = ask.fact(readings, id, 'gridSize')
      const colours = size === undefined ? undefined : ask.bytes(readings, id, 'grid')
      return size === undefined || colours === undefined ? undefined : {...size, colours}
    },
  }
}
