import {flowOf} from '../../tree/flow.ts'
import type {BlockConverter, InlineConverter} from '../converter.ts'
import {isList, isText, shapeOf} from '../shape.ts'

/** The text of a footnote, with the identifier that its references use. */
export const footnoteDefinition: BlockConverter = {
  shape: (value) => shapeOf(value, {identifier: isText, content: isList}, {label: isText}),
  write: ({identifier, label, content}, context) => {
    context.trail.push('content')
    const children = flowOf(content, context)
    context.trail.pop()
    return [{type: 'footnoteDefinition', identifier: String(identifier), label: String(label ?? identifier), children}]
  },
}

/** The reference to a footnote in the text. */
export const footnoteReference: InlineConverter = {
  shape: (value) => shapeOf(value, {identifier: isText}, {label: isText}),
  write: ({identifier, label}) => [
    {type: 'footnoteReference', identifier: String(identifier), label: String(label ?? identifier)},
  ],
}
