import {isNonEmptyString, slugOf} from '../../content/document.ts'
import {quote, shorten} from '../../content/findings.ts'
import {absoluteHref} from '../../site/href.ts'
import {kinds} from '../../content/kinds.ts'
import {annotatedRuns, proseBlocks} from '../../content/portable-text.ts'
import {permalink} from '../../site/site.ts'
import {defineRule} from '../rule.ts'

const withoutEnd = (url: string): string => url.replace(/[?#].*$/s, '').replace(/\/+$/, '')

/** A link to a page of ours is made by choosing the page, so that it follows when the page moves. */
export const ownSiteLink = defineRule({
  id: 'own-site-link',
  createCheck: ({snapshot, site}) => {
    const pages = new Set(
      kinds.flatMap(({type}) =>
        snapshot.ofType(type).flatMap(({document}) => {
          const slug = slugOf(document)
          return slug === undefined ? [] : [withoutEnd(permalink(site, type, slug))]
        }),
      ),
    )
    const folders = kinds.map(({folder}) => `${site.siteUrl}/${folder}/`)
    return function* ({document}) {
      for (const visit of proseBlocks(document)) {
        for (const {definition, path} of annotatedRuns(visit)) {
          if (definition['_type'] !== 'link' || !isNonEmptyString(definition['href'])) continue
          const href = absoluteHref(definition['href'], site)
          if (href === undefined || !folders.some((folder) => href.startsWith(folder))) continue
          const known = pages.has(withoutEnd(href))
          yield {
            reason: known
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
