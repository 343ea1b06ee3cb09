import {quote, shorten, type Finding} from '../../content/findings.ts'
import {defineMailCheck} from './mail-check.ts'
import {attribute, elementsIn, textOf} from './mail-document.ts'

export const mailLinks = defineMailCheck({
  id: 'mail-links',
  promise: 'Every link has words, and leads somewhere, over https',
  *check({tree, lookUp, pathOf}): Iterable<Finding> {
    for (const link of elementsIn(tree, 'a')) {
      const href = attribute(link, 'href') ?? ''
      const plain = withoutTracking(href)
      const path = pathOf(plain) ?? pathOf(href)
      const at = {actual: shorten(href), ...(path === undefined ? {} : {path})}
      if (textOf(link) === '')
        yield {reason: `Unexpected link to ${quote(href)} without words, expected words that say where it goes`, ...at}
      if (/^(?:mailto|tel):./.test(href)) continue
      if (!href.startsWith('https://') || URL.parse(href) === null) {
        yield {reason: `Unexpected link to ${quote(href)}, expected a whole address with https://`, ...at}
      } else if (lookUp(plain) === 'missing') {
        yield {reason: `Unexpected link to ${quote(plain)}, expected a page of ours that exists`, ...at}
      }
    }
  },
})

function withoutTracking(url: string): string {
  const parsed = URL.parse(url)
  if (parsed === null) return url
  for (const name of ['utm_source', 'utm_medium', 'utm_campaign']) parsed.searchParams.delete(name)
  return parsed.href
}
