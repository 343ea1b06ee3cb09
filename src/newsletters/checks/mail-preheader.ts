import {defineMailCheck} from './mail-check.ts'
import {elementsIn, styleOf, textOf} from './mail-document.ts'

export const mailPreheader = defineMailCheck({
  id: 'mail-preheader',
  promise: 'Inboxes find a preview text, which the opened mail does not show',
  *check({tree, mail}) {
    const [body] = elementsIn(tree, 'body')
    const first = body?.children.find((child) => child.type === 'element')
    const isThere = first?.type === 'element' && mail.preheader !== '' && textOf(first).startsWith(mail.preheader)
    if (isThere && /display:\s*none/i.test(styleOf(first))) return
    yield {
      reason: 'Unexpected mail without a hidden preview text, expected it first',
      path: ['preheader'],
      note: 'Write a preview text: it is what inboxes show beside the subject',
    }
  },
})
