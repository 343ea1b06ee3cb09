import type {Root} from 'hast'
import {defineMailCheck} from './mail-check.ts'
import {attribute, elementsIn, visibleText} from './mail-document.ts'

export const mailText = defineMailCheck({
  id: 'mail-text',
  promise: 'The plain text says the same words as the mail with pictures',
  *check({tree, mail}) {
    const addresses = addressesIn(tree)
    const html = lettersOf(visibleText(tree), addresses)
    const text = lettersOf(mail.text, addresses)
    const length = Math.max(html.length, text.length)
    const index = Array.from({length}).findIndex((_, at) => html[at] !== text[at])
    if (index === -1) return
    yield {
      reason: `Unexpected words \`${around(text, index)}\` in the plain text, expected \`${around(html, index)}\` as in the HTML (spaces left out)`,
      actual: around(text, index),
    }
  },
})

/** Returns every address that a mail links to, in each form it may be written in, longest first. */
function addressesIn(tree: Root): string[] {
  const hrefs = elementsIn(tree, 'a').flatMap((link) => attribute(link, 'href') ?? [])
  const forms = hrefs.flatMap((href) => [href, withoutTracking(href)]).flatMap((href) => [href, decoded(href)])
  return [...new Set(forms)].filter((form) => form !== '').toSorted((a, b) => b.length - a.length)
}

/**
 * Returns the letters and digits of a text without addresses. HTML has addresses in its links, plain text beside the
 * words.
 */
function lettersOf(text: string, addresses: readonly string[]): string[] {
  const words = addresses.reduce((rest, address) => rest.replaceAll(address, ' '), text)
  return words.match(/[\p{L}\p{M}\p{N}]/gu) ?? []
}

/** Returns the letters around a position, for a message. */
function around(letters: readonly string[], index: number): string {
  return letters.slice(Math.max(0, index - 20), index + 20).join('')
}

function withoutTracking(url: string): string {
  return url.replace(/[?&]utm_[a-z]+=[^&#]*/g, '')
}

function decoded(url: string): string {
  try {
    return decodeURI(url)
  } catch {
    return url
  }
}
