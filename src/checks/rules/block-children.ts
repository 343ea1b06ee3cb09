import {isRecord} from '../../content/document.ts'
import {shorten} from '../../content/findings.ts'
import {proseBlocks} from '../../content/portable-text.ts'
import {defineRule} from '../rule.ts'

/** A block holds a list of spans, each with its text. https://www.portabletext.org/specification/ */
export const blockChildren = defineRule({
  id: 'block-children',
  createCheck: () =>
    function* ({document}) {
      for (const {block, path} of proseBlocks(document)) {
        const children = block['children']
        if (!Array.isArray(children)) {
          yield {reason: 'Unexpected block without `children`, expected a list of spans', path}
          continue
        }
        for (const [index, child] of children.entries()) {
          const at = [...path, 'children', index]
          if (!isRecord(child)) {
            yield {
              reason: `Unexpected ${typeof child} in a block, expected a span`,
              path: at,
              actual: shorten(String(child)),
            }
          } else if (child['_type'] === 'span' && typeof child['text'] !== 'string') {
            yield {reason: 'Unexpected span without `text`, expected text', path: at}
          }
        }
      }
    },
})
