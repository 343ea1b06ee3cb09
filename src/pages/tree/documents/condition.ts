import {isDocumentOf, stringsIn} from '../../../content/document.ts'
import {paragraph, strong, text} from '../../../text/tree/build.ts'
import {flowOf} from '../../../text/tree/flow.ts'
import type {DocumentHandler} from './handler.ts'
import {listSection, redFlagSection, sourceSection} from './sections.ts'

/** A condition: its other names, what it is, what causes it, and when to get medical help. */
export const condition: DocumentHandler = (document, context) => {
  if (!isDocumentOf(document, 'condition')) return []
  const {labels} = context
  const names = stringsIn(document.alsoKnownAs).join(', ')
  return [
    ...(names === '' ? [] : [paragraph(strong(text(`${labels.alsoKnownAs}:`)), text(` ${names}`))]),
    ...flowOf(document.overview, context),
    ...listSection(labels.causes, stringsIn(document.causes)),
    ...redFlagSection([document], context),
    ...sourceSection(context),
  ]
}
