import {recordsIn} from '../../content/document.ts'
import {quote} from '../../content/findings.ts'
import {segmentOf} from '../../content/path.ts'
import {proseBlocks} from '../../content/portable-text.ts'
import {defineRule} from '../rule.ts'

/** Code in text contains nothing that a site generator would run as a template. */
export const templateSyntax = defineRule({
  id: 'template-syntax',
  createCheck: () =>
    function* ({document}) {
      for (const {block, path} of proseBlocks(document)) {
        for (const [index, child] of recordsIn(block['children']).entries()) {
          const {text, marks} = child
          if (typeof text !== 'string' || !Array.isArray(marks) || !marks.includes('code')) continue
          const [found] = template.exec(text) ?? []
          if (found === undefined) continue
          yield {
            reason: `Unexpected ${quote(found)} in code, expected none: site generators run it as a template`,
            path: [...path, 'children', segmentOf(child, index), 'text'],
            actual: text,
            note: 'Write it as plain text instead of code: there it can be escaped',
          }
        }
      }
    },
})

/** Syntax that Hugo, Jekyll, Eleventy or VitePress would run as a template. Prose is escaped, but code cannot be. */
const template = /\{\{|\{%|\{#/
