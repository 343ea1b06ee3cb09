import {isNonEmptyString} from '../../content/document.ts'
import {bareAddresses} from '../../text/bare-addresses.ts'
import {absoluteHref} from '../../site/href.ts'
import {quote, shorten, type Finding} from '../../content/findings.ts'
import {createPageLookup} from '../../site/own-pages.ts'
import type {Path} from '../../content/path.ts'
import {annotatedRuns, proseBlocks} from '../../content/portable-text.ts'
import {defineRule} from '../rule.ts'

/**
 * Web links in a newsletter use https, and those to our own site point to existing pages. A mail cannot be corrected
 * once it is sent.
 */
export const newsletterLinks = defineRule({
  id: 'newsletter-links',
  createCheck: ({snapshot, site}) => {
    const lookUp = createPageLookup(snapshot, site)
    const problemOf = (href: string, path: Path): Finding | undefined => {
      const url = absoluteHref(href, site)
      if (url === undefined || url.startsWith('mailto:') || url.startsWith('tel:')) return undefined
      if (lookUp(url) === 'missing') {
        return {
          reason: `Unexpected link to ${quote(href)}, expected a page of ours that exists`,
          path,
          actual: shorten(href),
          note: 'Choose “Link to a page of ours” instead of typing its address',
        }
      }
      return url.startsWith('https://')
        ? undefined
        : {
            reason: `Unexpected link to ${quote(href)}, expected an address with https://`,
            path,
            actual: shorten(href),
            note: 'Most sites have it: try the address with https://',
          }
    }
    return function* ({type, document}) {
      if (type !== 'newsletter') return
      const {introduction} = document
      const typed = typeof introduction === 'string' ? bareAddresses(introduction) : []
      const linked = [...proseBlocks(document)]
        .flatMap(annotatedRuns)
        .flatMap(({definition, path}) =>
          definition['_type'] === 'link' && isNonEmptyString(definition['href'])
            ? [{href: definition['href'], path: [...path, 'href']}]
            : [],
        )
      for (const {href, path} of [...typed.map((href) => ({href, path: ['introduction']})), ...linked]) {
        const problem = problemOf(href, path)
        if (problem !== undefined) yield problem
      }
    }
  },
})
