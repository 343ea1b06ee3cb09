import type {SanityDocument} from '../../content/document.ts'
import {refsOf} from '../../content/references.ts'
import type {Site} from '../../site/site.ts'
import {pageFor} from '../edition.ts'
import {codesIn, type MapRegion} from './body-map.ts'

/** The regions among documents, as the figure of a body shows them. */
export function regionsIn(documents: readonly SanityDocument[], site: Site): MapRegion[] {
  return documents.flatMap((document) => {
    const page = document._type === 'bodyRegion' ? pageFor(document, site) : undefined
    if (page === undefined) return []
    return [
      {
        id: page.id,
        title: page.title,
        url: page.url,
        codes: codesIn(document['includes']),
        parent: refsOf(document['parent'])[0],
      },
    ]
  })
}
