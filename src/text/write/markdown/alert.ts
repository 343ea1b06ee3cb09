import type {Blockquote, BlockContent} from 'mdast'
import {defaultHandlers, type Handle} from 'mdast-util-to-markdown'

/** Writes a quote. An alert (https://docs.github.com/get-started/writing-on-github) begins with a line that names it. */
export const blockquote: Handle = (node: Blockquote, parent, state, info) => {
  const alert = node.data?.alert
  return defaultHandlers.blockquote(
    alert === undefined ? node : {...node, children: withFirstLine(node, alert)},
    parent,
    state,
    info,
  )
}

function withFirstLine({children}: Blockquote, kind: string): Blockquote['children'] {
  const [head, ...others] = children
  const line: BlockContent = {type: 'paragraph', children: [{type: 'html', value: `[!${kind.toUpperCase()}]`}]}
  return head?.type === 'paragraph'
    ? [
        {
          ...head,
          children: [{type: 'html', value: `[!${kind.toUpperCase()}]\n`}, ...head.children],
        },
        ...others,
      ]
    : [line, ...children]
}

declare module 'mdast' {
  interface BlockquoteData {
    /** The kind of an alert: a quote whose first line names it. */
    alert?: string | undefined
  }
}
