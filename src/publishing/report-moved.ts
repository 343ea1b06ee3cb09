import {quote} from '../content/findings.ts'
import type {RenderedEdition} from './rendered-edition.ts'
import type {Run} from './run.ts'
import {redirectsOf} from './site-files/redirects.ts'

/** Reports pages that moved in this run and whose old address does not redirect. Links to it would break. */
export function reportMoved({snapshot, log, report}: Run, rendered: RenderedEdition): void {
  const before = log?.cursor ?? 0
  const redirected = new Set(redirectsOf(rendered).redirects.map(({from}) => from))
  const taken = new Set(rendered.documents.map(({brief}) => brief.url))
  for (const {seq, id, previousUrl, url} of rendered.log.items) {
    if (log === undefined || seq <= before || previousUrl === undefined) continue
    if (redirected.has(previousUrl) || taken.has(previousUrl)) continue
    report.add(snapshot.get(id.split('/').at(-1) ?? '')?.file, 'moved-page', 'warning', {
      reason: `Unexpected new address ${quote(url)}, expected the old one among the previous addresses`,
      path: ['slug', 'current'],
      actual: previousUrl,
      note: 'Add the old slug to `previousSlugs`, so that links to it still find the page; Studio does so by itself',
    })
  }
}
