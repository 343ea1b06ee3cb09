import {quote, shorten} from '../../content/findings.ts'
import {annotatedRuns, proseBlocks} from '../../content/portable-text.ts'
import {defineRule} from '../rule.ts'

/** The text of a link says where it goes, even when it is read alone (WCAG 2.2, 2.4.4). */
export const linkText = defineRule({
  id: 'link-text',
  createCheck: () =>
    function* ({document}) {
      for (const visit of proseBlocks(document)) {
        for (const {definition, text, path} of annotatedRuns(visit)) {
          if (definition['_type'] === 'citation') continue
          const words = text.trim().replace(/[\s\u00A0]+/gu, ' ')
          const plain = words.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
          if (plain !== '' && !vague.has(plain) && !isAddress(words)) continue
          yield {
            reason:
              words === ''
                ? 'Unexpected link without words, expected words that say where it goes'
                : `Unexpected link text ${quote(words)}, expected words that say where it goes`,
            path,
            actual: shorten(words),
          }
        }
      }
    },
})

const vague: ReadonlySet<string> = new Set([
  'click',
  'click here',
  'continue',
  'details',
  'find out more',
  'go',
  'here',
  'learn more',
  'link',
  'more',
  'more information',
  'page',
  'read more',
  'read this',
  'see here',
  'source',
  'this',
  'this article',
  'this link',
  'this page',
  'website',
])

function isAddress(text: string): boolean {
  return /^(?:https?:\/\/|www\.)\S+$/i.test(text)
}
