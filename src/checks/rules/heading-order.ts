import {blockText, proseBlocks} from '../../content/portable-text.ts'
import {defineRule} from '../rule.ts'

/** Headings start at h2 and go down one level at a time. People who use screen readers navigate by headings. */
export const headingOrder = defineRule({
  id: 'heading-order',
  createCheck: () =>
    function* ({document}) {
      let last = 1
      for (const {block, path} of proseBlocks(document)) {
        const style = typeof block['style'] === 'string' ? block['style'] : 'normal'
        const level = levels[style]
        if (level === undefined || blockText(block).trim() === '') continue
        if (level > last + 1) {
          yield {
            reason: `Unexpected heading \`${style}\`, expected \`h${last + 1}\` first`,
            path: [...path, 'style'],
            actual: style,
            expected: [`h${last + 1}`],
          }
        }
        last = level
      }
    },
})

const levels: Readonly<Record<string, number>> = {h2: 2, h3: 3, h4: 4}
