import {quote} from '../content/findings.ts'
import type {Edition} from './rendered-edition.ts'
import {redirectsOf} from './site-files/redirects.ts'
import {say, type Run} from './run.ts'

/** Says of pages that moved in this run without their old address being kept: links to it would lead nowhere. */
export const reportMoved = ({dataset, log, outputFile}: Run, edition: Edition): void => {
  const before = log?.cursor ?? 0
  const redirected = new Set(redirectsOf(edition).redirects.map(({from}) => from))
  const taken = new Set(edition.documents.map(({brief}) => brief.url))
  for (const {seq, id, previousUrl, url} of edition.log.items) {
    if (log === undefined || seq <= before || previousUrl === undefined) continue
    if (redirected.has(previousUrl) || taken.has(previousUrl)) continue
    say(dataset.get(id.split('/').at(-1) ?? '')?.file ?? outputFile, 'moved-page', 'warning', {
      reason: `Unexpected new address ${quote(url)}, expected the old one among the previous addresses`,
      path: ['slug', 'current'],
      actual: previousUrl,
      note: 'Add the old slug to `previousSlugs`, so that links to it still find the page; Studio does so by itself',
    })
  }
}
