import {isNonEmptyString, isRecord} from '../model/document.ts'
import {walk} from '../model/walk.ts'
import {defineRule} from './rule.ts'

/** Every picture says in words what it shows (WCAG 2.2, 1.1.1). */
export const imageAlt = defineRule({
  id: 'image-alt',
  createCheck: () =>
    function* ({document}) {
      for (const {value, path} of walk(document)) {
        if (!isRecord(value) || !isRecord(value['image']) || !isRecord(value['image']['asset'])) continue
        if (isNonEmptyString(value['alt'])) continue
        yield {
          reason: 'Cannot publish picture without alt text, expected a sentence that says what it shows',
          path: [...path, 'alt'],
        }
      }
    },
})
