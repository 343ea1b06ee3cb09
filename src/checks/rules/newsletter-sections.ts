import {blockText} from '../../content/portable-text.ts'
import {isNonEmptyString, recordsIn} from '../../content/document.ts'
import type {Finding} from '../../content/findings.ts'
import {segmentOf} from '../../content/path.ts'
import {defineRule} from '../rule.ts'

/** Every section of a newsletter has something to show. */
export const newsletterSections = defineRule({
  id: 'newsletter-sections',
  createCheck: () =>
    function* ({type, document}): Generator<Finding> {
      if (type !== 'newsletter') return
      const sections = recordsIn(document['sections'])
      if (sections.length === 0) {
        yield {reason: 'Unexpected newsletter without sections, expected at least one', path: ['sections']}
      }
      for (const [index, section] of sections.entries()) {
        const {selection, articles} = section
        if (selection === 'newest' || recordsIn(articles).length > 0 || hasText(section)) continue
        yield {
          reason: 'Unexpected empty section, expected articles or a text',
          path: ['sections', segmentOf(section, index), 'articles'],
          note: 'Pick an article, write a few words, or remove the section',
        }
      }
    },
})

function hasText(section: Readonly<Record<string, unknown>>): boolean {
  return recordsIn(section['text']).some((block) => isNonEmptyString(blockText(block)))
}
