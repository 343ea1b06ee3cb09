import {quote} from '../../content/findings.ts'
import type {ListItem, Style} from '../../content/portable-text.ts'
import {blockHandlers} from './blocks/index.ts'
import type {TreeContext} from './context.ts'
import {annotationHandlers, decoratorHandlers} from './marks.ts'
import {headingOf} from '../../text/tree/build.ts'
import type {StyleWriter, Vocabulary} from '../../text/tree/vocabulary.ts'

/** The handler for each style. */
export const styleHandlers: Readonly<Record<Style, StyleWriter>> = {
  normal: (children) => ({type: 'paragraph', children}),
  h2: headingOf(2),
  h3: headingOf(3),
  h4: headingOf(4),
  blockquote: (children) => ({type: 'blockquote', children: [{type: 'paragraph', children}]}),
}

const listHandlers: Readonly<Record<ListItem, {readonly ordered: boolean}>> = {
  bullet: {ordered: false},
  number: {ordered: true},
}

/** The vocabulary for pages. It resolves references, and reports content that cannot be shown. */
export const publishing: Vocabulary<TreeContext> = {
  styles: styleHandlers,
  lists: listHandlers,
  blocks: blockHandlers,
  inlines: {},
  decorators: decoratorHandlers,
  annotations: annotationHandlers,
  links: new Set(['link', 'internalLink']),
  citations: new Set(['citation']),
  followsMarks: false,
  keepsEmpty: false,
  unknown: {
    block: ({_type: type}, {report}) => {
      report({reason: `Unexpected block ${quote(String(type))}, expected one with a handler`, actual: String(type)})
      return []
    },
    annotation: ({_type: type}, children, {report}) => {
      const reason = `Unexpected annotation ${quote(String(type))}, expected one with a handler`
      report({reason, actual: String(type)})
      return children
    },
  },
}
