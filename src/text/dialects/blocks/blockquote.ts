import {recordsIn} from '../../../content/document.ts'
import {flowOf} from '../../tree/flow.ts'
import type {Fields} from '../../tree/vocabulary.ts'
import type {BlockConverter} from '../converter.ts'
import {isList, shapeOf} from '../shape.ts'

/** A quote that contains more than paragraphs. Blocks in the quote style cannot express that. */
export const blockquote: BlockConverter = {
  shape: (value) => shapeOf(value, {content: isList}),
  write: ({content}, context) => {
    context.trail.push('content')
    const children = flowOf(content, context)
    context.trail.pop()
    return [{type: 'blockquote', children}]
  },
}

/** Whether blocks in the quote style could express a quote. If so, it is read back as such blocks. */
export function isFlatQuote({content}: Fields): boolean {
  return recordsIn(content).every(
    ({_type: type, style, listItem}) =>
      type === 'image' || (type === 'block' && (style ?? 'normal') === 'normal' && listItem === undefined),
  )
}
