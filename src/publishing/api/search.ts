import MiniSearch, {type Options} from 'minisearch'
import type {z} from 'zod'
import type * as contract from '../../contract/site-files.ts'
import {stringsIn} from '../../content/document.ts'
import {facets} from '../../content/kinds.ts'
import {pagesIn, type Brief, type RenderedEdition} from '../rendered-edition.ts'
import type {ReadOnly} from '../../contract/read-only.ts'
import {schemaVersion} from '../../contract/resource-types.ts'
import {outputPaths} from '../../site/addresses.ts'
import {renderChecked} from '../../contract/checked-json.ts'
import {compact} from '../../contract/compact.ts'
import type {RenderedFile} from '../../files/rendered-file.ts'

/** The version of MiniSearch that makes the index. A test compares it with the installed package. */
export const miniSearchVersion = '7.2.0'

/**
 * Renders an index to search in the browser. To keep it small, it has titles, summaries, key points and subjects, but
 * not whole texts.
 */
export function renderSearch(rendered: RenderedEdition): RenderedFile[] {
  const pages = pagesIn(rendered).filter(({brief}) => brief.seo?.noIndex !== true)
  const index = new MiniSearch(options)
  index.addAll(pages.map(({brief}) => toDocument(brief)))
  const file: SearchIndex = {
    schemaVersion,
    library: {name: 'minisearch', version: miniSearchVersion},
    options,
    count: pages.length,
    index: {...index.toJSON()},
  }
  return [{path: outputPaths.search, text: renderChecked('SearchIndex', file)}]
}

const options = {
  idField: 'id',
  fields: ['title', 'otherNames', 'summary', 'keyPoints', 'subjects'],
  storeFields: ['type', 'title', 'summary', 'url', 'api', 'recalled'],
  searchOptions: {boost: {title: 4, otherNames: 3, subjects: 2}, prefix: true, fuzzy: 0.2},
} satisfies Options

type SearchIndex = ReadOnly<z.infer<typeof contract.searchIndex>>

function toDocument(brief: Brief) {
  return {
    id: brief.id,
    type: brief.type,
    title: brief.title,
    url: brief.url,
    api: brief.links.self,
    otherNames: stringsIn(brief.details?.['alsoKnownAs']).join(' '),
    keyPoints: (brief.takeaways ?? []).join(' '),
    subjects: facets.flatMap((facet) => (brief[facet] ?? []).map(({title}) => title)).join(' '),
    ...compact({summary: brief.summary}),
    ...(brief.recall === undefined ? {} : {recalled: true}),
  }
}
