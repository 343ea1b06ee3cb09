import {defineMailCheck} from './mail-check.ts'
import {elementsIn} from './mail-document.ts'

export const mailContent = defineMailCheck({
  id: 'mail-content',
  promise: 'It has something to read',
  *check({tree}) {
    if (elementsIn(tree, 'h2').length > 0) return
    yield {
      reason: 'Unexpected mail without a section, expected at least one with articles or a text',
      path: ['sections'],
      note: 'A section whose newest articles were told already is left out: pick articles by hand, or write a few words',
    }
  },
})
