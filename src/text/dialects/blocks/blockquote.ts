import {recordsIn} from '../../../content/document.ts'
import {flowOf} from '../../tree/flow.ts'
import type {Fields} from '../../tree/vocabulary.ts'
import type {BlockConverter} from '../converter.ts'
import {isList, shapeOf} from '../shape.ts'

/** A quote that holds more than paragraphs, which blocks in the style of a quote cannot. */
export const blockquote: BlockConverter = {
  shape: (value) => shapeOf(value, {content: isList}),
  write: ({content}, context) => {
    context.trail.push('content')
    const children = flowOf(content, context)
    context.trail.pop()
    return [{type: 'blockquote', children}]
  },
}

/** Whether blocks in the style of a quote could hold it: that is how it is read again. */
export function isFlatQuote({content}: Fields): boolean {
  return recordsIn(content).every(
    ({_type: type, style, listItem}) =>
      type === 'image' || (type === 'block' && (style ?? 'normal') === 'normal' && listItem === undefined),
  )
}
