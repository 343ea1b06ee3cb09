import type {BlockConverter} from '../converter.ts'
import {shapeOf} from '../shape.ts'

export const horizontalRule: BlockConverter = {
  shape: (value) => shapeOf(value, {}),
  write: () => [{type: 'thematicBreak'}],
}
