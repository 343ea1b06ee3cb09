import {isDocumentOf, stringsIn} from '../../../content/document.ts'
import {flowOf} from '../../../text/tree/flow.ts'
import type {DocumentHandler} from './handler.ts'
import {caveatSection, listSection, sourceSection} from './sections.ts'

/** A therapy: what happens in it, who should not have it, and its caveats. */
export const therapy: DocumentHandler = (document, context) => {
  if (!isDocumentOf(document, 'therapy')) return []
  const {labels} = context
  return [
    ...flowOf(document.overview, context),
    ...listSection(labels.techniques, stringsIn(document.techniques)),
    ...listSection(labels.contraindications, stringsIn(document.contraindications), {className: 'contraindications'}),
    ...caveatSection(document, context),
    ...sourceSection(context),
  ]
}
