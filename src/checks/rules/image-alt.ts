import {isNonEmptyString, isRecord} from '../../content/document.ts'
import type {Finding} from '../../content/findings.ts'
import {pathOf, walk} from '../../content/walk.ts'
import {defineRule} from '../rule.ts'

/** Every picture has alt text (WCAG 2.2, 1.1.1). */
export const imageAlt = defineRule({
  id: 'image-alt',
  createCheck:
    () =>
    ({document}) => {
      const findings: Finding[] = []
      walk(document, (value, trail) => {
        if (!isRecord(value) || !isRecord(value['image']) || !isRecord(value['image']['asset'])) return
        if (isNonEmptyString(value['alt'])) return
        findings.push({
          reason: 'Cannot publish picture without alt text, expected a sentence that says what it shows',
          path: [...pathOf(trail), 'alt'],
        })
      })
      return findings
    },
})
