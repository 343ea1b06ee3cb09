import {isNonEmptyString} from '../../content/document.ts'
import {quote, shorten} from '../../content/findings.ts'
import {isSafeHref, linkSchemes} from '../../site/href.ts'
import {annotatedRuns, proseBlocks} from '../../content/portable-text.ts'
import {defineRule} from '../rule.ts'

/** Links use only schemes that are safe in a browser: never `javascript:`, `data:` or `vbscript:`. */
export const linkTarget = defineRule({
  id: 'link-target',
  createCheck: () =>
    function* ({document}) {
      for (const visit of proseBlocks(document)) {
        for (const {definition, path} of annotatedRuns(visit)) {
          if (definition['_type'] !== 'link') continue
          const {href} = definition
          const at = [...path, 'href']
          if (!isNonEmptyString(href)) {
            yield {reason: 'Unexpected link without an address, expected one', path: at}
          } else if (!isSafeHref(href)) {
            yield {
              reason: `Unexpected link to ${quote(href)}, expected an address with ${linkSchemes.join(', ')}`,
              path: at,
              actual: shorten(href),
              expected: linkSchemes,
            }
          }
        }
      }
    },
})
