import {figuresIn} from '../../content/figures.ts'
import type {Finding} from '../../content/findings.ts'
import {defineRule} from '../rule.ts'

/** Pictures stand still. Of one that moves, the first frame is published (WCAG 2.2, 2.2.2 and 2.3.1). */
export const imageAnimated = defineRule({
  id: 'image-animated',
  createCheck: ({readingOf}) =>
    function* ({document}): Generator<Finding> {
      for (const {assetId = '', path} of figuresIn(document)) {
        const {frames = 1} = readingOf(assetId) ?? {}
        if (frames === 1) continue
        yield {
          reason: `Cannot show a picture with ${frames} frames or pages, expected one that stands still: only the first is published`,
          path: [...path, 'image'],
          actual: assetId,
          note: 'If the others matter, put them into the text as pictures of their own',
        }
      }
    },
})
