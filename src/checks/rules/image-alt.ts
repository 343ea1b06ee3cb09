import {isNonEmptyString} from '../../content/document.ts'
import {figuresIn} from '../../content/figures.ts'
import type {Finding} from '../../content/findings.ts'
import {defineRule} from '../rule.ts'

/** Every picture has alt text, unless it says that it is decoration (WCAG 2.2, 1.1.1). */
export const imageAlt = defineRule({
  id: 'image-alt',
  createCheck: () =>
    function* ({document}): Generator<Finding> {
      for (const {figure, path} of figuresIn(document)) {
        if (figure['isDecorative'] === true) {
          if (!isNonEmptyString(figure['alt'])) continue
          yield {
            reason: 'Unexpected alt text of a picture that is only decoration, expected one or the other',
            path: [...path, 'alt'],
            note: 'Untick “Only decoration” if it shows something that readers should know',
          }
        } else if (!isNonEmptyString(figure['alt'])) {
          yield {
            reason: 'Cannot publish picture without alt text, expected a sentence that says what it shows',
            path: [...path, 'alt'],
            note: 'If it shows nothing that readers need to know, tick “Only decoration”',
          }
        }
      }
    },
})
