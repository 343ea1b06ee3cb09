import type {Finding} from '../../content/findings.ts'
import {defineMailCheck} from './mail-check.ts'
import {attribute, elementsIn, textOf, visibleText} from './mail-document.ts'

export const mailSender = defineMailCheck({
  id: 'mail-sender',
  promise: 'Readers see who sends it, from which address, and where to unsubscribe',
  *check({tree, mail, postalAddress}): Iterable<Finding> {
    const seen = squeeze(visibleText(tree))
    const note = 'Fill it in in Settings, under Newsletters'
    const isShown = (line: string): boolean =>
      seen.includes(squeeze(line)) && squeeze(mail.text).includes(squeeze(line))
    if (postalAddress.length === 0 || !postalAddress.every(isShown)) {
      yield {reason: 'Unexpected mail without the postal address, expected it in the HTML and in the text', note}
    }
    const [, url] = /^<([^<>\s]+)>$/.exec(mail.headers['List-Unsubscribe'] ?? '') ?? []
    const links = elementsIn(tree, 'a').filter(
      (link) => textOf(link) !== '' && URL.parse(attribute(link, 'href') ?? '')?.href === url,
    )
    if (url === undefined || links.length === 0) {
      yield {reason: 'Unexpected mail without a visible link to unsubscribe, expected one', note}
    }
    if (!/^[^\s@<>]+@[^\s@<>]+$/.test(mail.from.address))
      yield {reason: 'Unexpected mail without the sender’s e-mail address, expected one', note}
  },
})

function squeeze(text: string): string {
  return text.replace(/\s+/gu, ' ')
}
