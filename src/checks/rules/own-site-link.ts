import {isNonEmptyString} from '../../content/document.ts'
import {quote, shorten} from '../../content/findings.ts'
import {absoluteHref} from '../../site/href.ts'
import {annotatedRuns, proseBlocks} from '../../content/portable-text.ts'
import {createPageLookup} from '../../site/own-pages.ts'
import {defineRule} from '../rule.ts'

/** A link to our own page is a reference to the page, not a typed address, so that it still works if the page moves. */
export const ownSiteLink = defineRule({
  id: 'own-site-link',
  createCheck: ({snapshot, site}) => {
    const lookUp = createPageLookup(snapshot, site)
    return function* ({document}) {
      for (const visit of proseBlocks(document)) {
        for (const {definition, path} of annotatedRuns(visit)) {
          if (definition['_type'] !== 'link' || !isNonEmptyString(definition['href'])) continue
          const href = absoluteHref(definition['href'], site)
          const found = href === undefined ? 'elsewhere' : lookUp(href)
          if (href === undefined || found === 'elsewhere') continue
          yield {
            reason:
              found === 'ours'
                ? `Unexpected web address ${quote(href)} of a page of ours, expected a link to the page itself`
                : `Unexpected link to ${quote(href)}, expected a page that exists`,
            path: [...path, 'href'],
            actual: shorten(href),
            note: 'Choose “Link to a page of ours”: it follows the page when its address changes',
          }
        }
      }
    }
  },
})
