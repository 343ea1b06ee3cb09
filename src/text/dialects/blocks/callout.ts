import {isRecord} from '../../../content/document.ts'
import {paragraph, strong, text} from '../../tree/build.ts'
import {flowOf} from '../../tree/flow.ts'
import type {FlowNode} from '../../tree/vocabulary.ts'
import type {BlockConverter} from '../converter.ts'
import {isList, isText, shapeOf} from '../shape.ts'

/** GitHub's alerts (https://docs.github.com/get-started/writing-on-github), by their names. */
export const alertTones: ReadonlySet<string> = new Set(['note', 'tip', 'important', 'warning', 'caution'])

/** A callout: an alert if there is one for its tone, else a quote that begins with the tone in bold. */
export const callout: BlockConverter = {
  shape: (value) => {
    const shape = shapeOf(value, {tone: isText, content: isList})
    const isAlert = alertTones.has(String(value['tone'])) && beginsWithProse(value['content'])
    return shape === 'whole' && !isAlert ? 'partly' : shape
  },
  write: ({tone, content}, context): FlowNode[] => {
    context.trail.push('content')
    const children = flowOf(content, context)
    context.trail.pop()
    const kind = String(tone)
    return alertTones.has(kind)
      ? [{type: 'blockquote', children, data: {alert: kind}}]
      : [{type: 'blockquote', children: [paragraph(strong(text(capitalised(kind)))), ...children]}]
  },
}

function beginsWithProse(content: unknown): boolean {
  const [first]: readonly unknown[] = Array.isArray(content) ? content : []
  return isRecord(first) && first['_type'] === 'block' && first['listItem'] === undefined
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
