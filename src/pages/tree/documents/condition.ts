import {isDocumentOf, stringsIn} from '../../../content/document.ts'
import {paragraph, strong, text} from '../../../text/tree/build.ts'
import {flowOf} from '../../../text/tree/flow.ts'
import {safetyOf} from '../../safety/safety.ts'
import {warningSection} from '../../safety/sections.ts'
import type {DocumentHandler} from './handler.ts'
import {listSection, sourceSection} from './sections.ts'

/** A condition: its other names, when to get medical help, what it is, and what causes it. */
export const condition: DocumentHandler = (document, context) => {
  if (!isDocumentOf(document, 'condition')) return []
  const {labels} = context
  const names = stringsIn(document.alsoKnownAs).join(', ')
  return [
    ...(names === '' ? [] : [paragraph(strong(text(`${labels.alsoKnownAs}:`)), text(` ${names}`))]),
    ...warningSection(safetyOf(document, context.edition), labels),
    ...flowOf(document.overview, context),
    ...listSection(labels.causes, stringsIn(document.causes)),
    ...sourceSection(context),
  ]
}
