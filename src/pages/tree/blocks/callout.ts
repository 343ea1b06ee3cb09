import {aside, paragraph, strong, text} from '../../../text/tree/build.ts'
import {flowOf} from '../../../text/tree/flow.ts'
import type {BlockHandler} from './handler.ts'

/** A box of text, under a label that states its kind. */
export const callout: BlockHandler = ({tone, content}, context) => {
  const kind = typeof tone === 'string' && Object.hasOwn(context.labels.tone, tone) ? tone : 'information'
  const label = context.labels.tone[kind] ?? kind
  return [aside(['callout', `callout-${kind}`], [paragraph(strong(text(label))), ...flowOf(content, context)])]
}
