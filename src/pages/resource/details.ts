import {partsOf} from '../../content/derived.ts'
import {isDocumentOf, isNonEmptyString, recordsIn, stringsIn, type SanityDocument} from '../../content/document.ts'
import {shownCertainty} from '../../content/evidence.ts'
import type {PageType} from '../../content/kinds.ts'
import {redFlagsIn} from '../../content/red-flags.ts'
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
  benefit: (document) =>
    isDocumentOf(document, 'benefit')
      ? compact({
          claim: document.claim,
          certainty: shownCertainty(document.evidence),
          harms: stringsIn(document.harms),
        })
      : {},
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
  condition: (document) => {
    const {alsoKnownAs, causes, codes} = document
    return compact({
      alsoKnownAs: stringsIn(alsoKnownAs),
      causes: stringsIn(causes),
      redFlags: redFlagsIn(document).map(({text}) => text),
      codes: codesOf(codes),
    })
  },
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
    const {retracted, supersededBy} = document
    return compact({
      authors: stringsIn(document.authors),
      publication,
      year,
      kind,
      doi,
      pmid,
      url,
      retracted: noticeOf(retracted),
      supersededBy: noticeOf(supersededBy),
    })
  },
}

function noticeOf(notice: {readonly date?: string; readonly notice?: string} | undefined): Details | undefined {
  const found = compact({date: notice?.date, notice: notice?.notice})
  return Object.keys(found).length === 0 ? undefined : found
}

function codesOf(value: unknown): Details[] {
  return recordsIn(value).map(({name, system, code, match}) =>
    compact({name, system, code, match: isNonEmptyString(code) ? match : undefined}),
  )
}
