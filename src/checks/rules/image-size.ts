import {figuresIn, type Figure} from '../../content/figures.ts'
import type {Finding} from '../../content/findings.ts'
import {pictureIn} from '../../pictures/picture.ts'
import {renditionsOf} from '../../pictures/renditions.ts'
import {defineRule} from '../rule.ts'

/** Pictures are large enough for where they stand, after the crop. */
export const imageSize = defineRule({
  id: 'image-size',
  createCheck: ({readingOf}) =>
    function* ({document}): Generator<Finding> {
      for (const found of figuresIn(document)) {
        const picture = pictureIn(found.figure, (id) => readingOf(id)?.facts)
        const renditions = picture === undefined ? undefined : renditionsOf(picture)
        // Drawings without a size of their own are as large as they need to be.
        if (renditions === undefined || picture?.shownWidth !== undefined) continue
        const {width} = renditions.main.rect
        const least = leastWidth(found)
        if (width >= least) continue
        yield {
          reason: `Unexpected picture of ${width} pixels’ width, expected at least ${least}: it will look blurred`,
          path: [...found.path, 'image'],
          actual: String(width),
          expected: [String(least)],
          note: 'Upload a larger one, or crop less of it',
        }
      }
    },
})

/** The least width that looks sharp in a place, in pixels. */
function leastWidth({isInText, field}: Figure): number {
  return isInText ? 480 : (leastWidths[field] ?? 800)
}

const leastWidths: Readonly<Record<string, number>> = {
  logo: 240,
  image: 320,
  heroImage: 800,
  'seo.image': 1200,
}
