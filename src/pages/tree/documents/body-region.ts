import {partsOf} from '../../../content/derived.ts'
import {isDocumentOf, isNonEmptyString} from '../../../content/document.ts'
import {paragraphs} from '../../../text/tree/build.ts'
import type {DocumentHandler} from './handler.ts'
import {linkSection, listSection} from './sections.ts'

/** A body region: where it is, what readers mean by it, and its parts. */
export const bodyRegion: DocumentHandler = (document, context) => {
  if (!isDocumentOf(document, 'bodyRegion')) return []
  const parts = partsOf(document._id, context.edition.snapshot)
  return [
    ...paragraphs(document.description ?? ''),
    ...listSection(context.labels.includes, [
      ...new Set((document.includes ?? []).map(({name}) => name).filter(isNonEmptyString)),
    ]),
    ...linkSection(
      context.labels.parts,
      parts.map((part) => part.document),
      context,
    ),
  ]
}
