import {isDocumentOf} from '../../content/document.ts'
import {quote} from '../../content/findings.ts'
import {defineRule} from '../rule.ts'

/** A source is from the past, and its DOI has the shape of one that can be looked up. */
export const sourceSound = defineRule({
  id: 'source-sound',
  createCheck: ({hasCome}) =>
    function* ({document}) {
      if (!isDocumentOf(document, 'source')) return
      const {year, doi} = document
      if (typeof year === 'number' && year < 10_000 && !hasCome(`${String(year).padStart(4, '0')}-01-01T00:00:00Z`))
        yield {
          reason: `Unexpected year ${year} in the future, expected the year of publication`,
          path: ['year'],
          actual: String(year),
        }
      if (typeof doi === 'string' && !resolvable.test(doi)) {
        yield {
          reason: `Unexpected DOI ${quote(doi)}, expected one that can be looked up, such as \`10.1002/14651858.CD001929.pub3\``,
          path: ['doi'],
          actual: doi,
          note: 'Copy it again: no spaces, no full stop at the end, no web address before it',
        }
      }
    },
})

// As Crossref recommends (https://www.crossref.org/blog/dois-and-matching-regular-expressions/), without an end that belongs to a sentence.
const resolvable = /^10\.\d{4,9}\/[-._;()/:a-z0-9<>[\]+&#]*[a-z0-9)>\]]$/i
