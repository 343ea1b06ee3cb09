import {isNonEmptyString} from '../../content/document.ts'
import {figuresIn} from '../../content/figures.ts'
import type {Finding} from '../../content/findings.ts'
import {defineRule} from '../rule.ts'

/** Pictures say who made them. A logo belongs to the publisher. */
export const imageLicence = defineRule({
  id: 'image-licence',
  createCheck: () =>
    function* ({document}): Generator<Finding> {
      for (const {figure, path, field} of figuresIn(document)) {
        if (field === 'logo' || figure['isDecorative'] === true || isNonEmptyString(figure['credit'])) continue
        yield {
          reason: 'Cannot say who made the picture, expected a credit',
          path: [...path, 'credit'],
          note: 'Name who made it, and under “Licence” what others may do with it: syndication partners need both',
        }
      }
    },
})
