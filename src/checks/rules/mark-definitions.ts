import {recordsIn} from '../../content/document.ts'
import {quote, shorten} from '../../content/findings.ts'
import {segmentOf} from '../../content/path.ts'
import {decorators, proseBlocks} from '../../content/portable-text.ts'
import {defineRule} from '../rule.ts'

/** Every mark on a span is a decorator, or the key of a definition in its block. */
export const markDefinitions = defineRule({
  id: 'mark-definitions',
  createCheck: () =>
    function* ({document}) {
      for (const {block, path} of proseBlocks(document)) {
        const keys = new Set(recordsIn(block['markDefs']).map((definition) => definition['_key']))
        for (const [index, child] of recordsIn(block['children']).entries()) {
          const marks = child['marks']
          if (marks === undefined || marks === null) continue
          const at = [...path, 'children', segmentOf(child, index), 'marks']
          if (!Array.isArray(marks)) {
            yield {reason: `Unexpected ${typeof marks} as marks, expected a list`, path: at}
            continue
          }
          for (const mark of marks) {
            if (decoratorNames.has(mark) || (typeof mark === 'string' && keys.has(mark))) continue
            yield {
              reason: `Unexpected mark ${quote(String(mark))}, expected ${decorators.join(', ')} or the key of a definition in \`markDefs\``,
              path: at,
              actual: shorten(String(mark)),
              expected: decorators,
            }
          }
        }
      }
    },
})

const decoratorNames: ReadonlySet<unknown> = new Set(decorators)
