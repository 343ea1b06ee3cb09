import type {BlockConverter} from '../converter.ts'
import {shapeOf} from '../shape.ts'

/** A thematic break. */
export const horizontalRule: BlockConverter = {
  shape: (value) => shapeOf(value, {}),
  write: () => [{type: 'thematicBreak'}],
}
