import type {Finding} from '../../content/findings.ts'
import {defineMailCheck} from './mail-check.ts'

export const mailHeaders = defineMailCheck({
  id: 'mail-headers',
  promise: 'Mail programs find the list’s name and where to unsubscribe',
  *check({mail}): Iterable<Finding> {
    for (const [name, pattern, what] of expected) {
      const value = mail.headers[name] ?? ''
      if (!pattern.test(value) || !/^[\u0020-\u007E]*$/.test(value))
        yield {reason: `Unexpected header ${name} \`${value}\`, expected ${what}`, actual: value}
    }
    if (mail.subject.trim() === '' || /[\r\n]/.test(mail.subject))
      yield {reason: 'Unexpected subject, expected one line', path: ['subject']}
    if (Number.isNaN(Date.parse(mail.date)))
      yield {reason: 'Unexpected date, expected one such as 2026-11-27T07:00:00Z', path: ['sendAt']}
    if (!/^<[^<>@\s]+@[^<>@\s]+>$/.test(mail.messageId))
      yield {reason: `Unexpected message id \`${mail.messageId}\`, expected one such as <november@example.org>`}
  },
})

/** What each header must look like (RFC 2369, RFC 2919, RFC 8058). */
const expected: ReadonlyArray<readonly [name: string, pattern: RegExp, what: string]> = [
  ['List-Unsubscribe', /^<https:\/\/[^<>\s]+>$/, 'one address with https://'],
  ['List-Unsubscribe-Post', /^List-Unsubscribe=One-Click$/, 'List-Unsubscribe=One-Click'],
  ['List-Id', /<[^<>\s]+\.[^<>\s]+>$/, 'the name of the list'],
]
