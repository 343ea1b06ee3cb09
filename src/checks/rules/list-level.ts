import {proseBlocks} from '../../content/portable-text.ts'
import {defineRule} from '../rule.ts'

/** Lists are not nested deeper than readers and Markdown parsers can follow. */
export const listLevel = defineRule({
  id: 'list-level',
  createCheck: ({thresholds}) =>
    function* ({document}) {
      for (const {block, path} of proseBlocks(document)) {
        const {level} = block
        if (level === undefined || level === null) continue
        if (typeof level === 'number' && Number.isInteger(level) && level >= 0 && level <= thresholds.maxListLevel)
          continue
        yield {
          reason: `Unexpected list level \`${String(level)}\`, expected a whole number up to ${thresholds.maxListLevel}`,
          path: [...path, 'level'],
          actual: String(level),
          expected: [`1 to ${thresholds.maxListLevel}`],
        }
      }
    },
})
