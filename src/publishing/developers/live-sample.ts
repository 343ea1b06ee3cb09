import {compareText} from '../../content/compare.ts'
import {pagesIn, type RenderedEdition} from '../rendered-edition.ts'
import type {Sample} from './samples.ts'

/** Returns the newest article, in part, as a sample of the data. */
export function liveSample(rendered: RenderedEdition): Sample[] {
  const newest = pagesIn(rendered)
    .filter(({kind}) => kind.type === 'article')
    .toSorted(
      ({brief: a}, {brief: b}) => compareText(b.datePublished ?? '', a.datePublished ?? '') || compareText(a.id, b.id),
    )[0]
  if (newest === undefined) return []
  const {id, title, summary, url, links, datePublished, caveats, recall} = newest.brief
  const shown = {id, title, ...(recall === undefined ? {} : {recall}), summary, url, links, datePublished, caveats}
  return [{name: 'The newest article, in part', code: `${JSON.stringify(shown, null, 2)}\n`}]
}
