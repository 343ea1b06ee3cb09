import type {BlockContent, Heading, PhrasingContent} from 'mdast'
import {quote} from '../../model/message.ts'
import type {Style} from '../../model/portable-text.ts'
import type {TreeContext} from '../context.ts'
import {toPhrasing} from '../phrasing.ts'

const headingOf =
  (depth: Heading['depth']) =>
  (children: PhrasingContent[]): BlockContent => ({type: 'heading', depth, children})

/** What each style becomes. */
export const styleHandlers: Readonly<Record<Style, (children: PhrasingContent[]) => BlockContent>> = {
  normal: (children) => ({type: 'paragraph', children}),
  h2: headingOf(2),
  h3: headingOf(3),
  h4: headingOf(4),
  blockquote: (children) => ({type: 'blockquote', children: [{type: 'paragraph', children}]}),
}

export const isStyle = (style: string): style is Style => Object.hasOwn(styleHandlers, style)

/** A block of prose in its style; one without words becomes nothing. */
export const block = (value: Readonly<Record<string, unknown>>, context: TreeContext): BlockContent[] => {
  const children = toPhrasing(value, context)
  if (children.length === 0) return []
  const style = typeof value['style'] === 'string' ? value['style'] : 'normal'
  if (isStyle(style)) return [styleHandlers[style](children)]
  context.report({
    reason: `Unexpected style ${quote(style)}, expected one with a handler: shown as a paragraph`,
    actual: style,
  })
  return [styleHandlers.normal(children)]
}
