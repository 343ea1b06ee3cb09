import {partsOf} from '../../content/derived.ts'
import {isDocumentOf, isNonEmptyString, recordsIn, stringsIn, type SanityDocument} from '../../content/document.ts'
import type {PageType} from '../../content/kinds.ts'
import {entryOf} from '../../text/tree/vocabulary.ts'
import type {Edition} from '../edition.ts'
import {compact} from '../../contract/compact.ts'
import {linksOf} from './links.ts'

export const detailsOf: DetailsHandler = (document, edition) =>
  entryOf(handlers, document._type)?.(document, edition) ?? {}

type Details = Readonly<Record<string, unknown>>
type DetailsHandler = (document: SanityDocument, edition: Edition) => Details

/** The fields that are specific to each document type. */
const handlers: Readonly<Record<PageType, DetailsHandler>> = {
  article: () => ({}),
  benefit: ({claim}) => compact({claim}),
  bodyRegion: (document, edition) => {
    if (!isDocumentOf(document, 'bodyRegion')) return {}
    const {anatomicalName, diagramArea, order, description} = document
    const parts = partsOf(document._id, edition.snapshot)
    return compact({
      description,
      anatomicalName,
      diagramArea,
      order,
      parent: linksOf(document.parent, edition)[0],
      parts: linksOf(
        parts.map(({id}) => ({_ref: id})),
        edition,
      ),
      includes: codesOf(document.includes),
    })
  },
  condition: ({alsoKnownAs, causes, redFlags, codes}) =>
    compact({
      alsoKnownAs: stringsIn(alsoKnownAs),
      causes: stringsIn(causes),
      redFlags: stringsIn(redFlags),
      codes: codesOf(codes),
    }),
  therapy: ({techniques, contraindications, codes}) =>
    compact({
      techniques: stringsIn(techniques),
      contraindications: stringsIn(contraindications),
      codes: codesOf(codes),
    }),
  person: ({kind, credentials, roles, biography, links}) =>
    compact({kind, credentials, roles: stringsIn(roles), biography, links: stringsIn(links)}),
  source: (document) => {
    if (!isDocumentOf(document, 'source')) return {}
    const {publication, year, kind, doi, pmid, url} = document
    return compact({authors: stringsIn(document.authors), publication, year, kind, doi, pmid, url})
  },
}

function codesOf(value: unknown): Details[] {
  return recordsIn(value).map(({name, system, code, match}) =>
    compact({name, system, code, match: isNonEmptyString(code) ? match : undefined}),
  )
}
