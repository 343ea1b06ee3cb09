import {quote} from '../content/findings.ts'
import type {RenderedEdition} from './rendered-edition.ts'
import {redirectsOf} from './site-files/redirects.ts'
import {say, type Run} from './run.ts'

/** Says of pages that moved in this run without their old address being kept: links to it would lead nowhere. */
export const reportMoved = ({snapshot, log, outputFile}: Run, rendered: RenderedEdition): void => {
  const before = log?.cursor ?? 0
  const redirected = new Set(redirectsOf(rendered).redirects.map(({from}) => from))
  const taken = new Set(rendered.documents.map(({brief}) => brief.url))
  for (const {seq, id, previousUrl, url} of rendered.log.items) {
    if (log === undefined || seq <= before || previousUrl === undefined) continue
    if (redirected.has(previousUrl) || taken.has(previousUrl)) continue
    say(snapshot.get(id.split('/').at(-1) ?? '')?.file ?? outputFile, 'moved-page', 'warning', {
      reason: `Unexpected new address ${quote(url)}, expected the old one among the previous addresses`,
      path: ['slug', 'current'],
      actual: previousUrl,
      note: 'Add the old slug to `previousSlugs`, so that links to it still find the page; Studio does so by itself',
    })
  }
}
