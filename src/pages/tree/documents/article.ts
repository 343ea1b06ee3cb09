import {isDocumentOf, stringsIn} from '../../../content/document.ts'
import {resolve} from '../context.ts'
import {flowOf} from '../../../text/tree/flow.ts'
import type {DocumentHandler} from './handler.ts'
import {caveatSection, listSection, redFlagSection, sourceSection} from './sections.ts'

/** An article: its text, then what must be published with it everywhere. */
export const article: DocumentHandler = (document, context) => {
  if (!isDocumentOf(document, 'article')) return []
  const body = flowOf(document.body, context)
  return [
    ...body,
    ...listSection(context.labels.takeaways, stringsIn(document.takeaways), {className: 'takeaways'}),
    ...redFlagSection(resolve(context, document.conditions), context),
    ...caveatSection(document, context),
    ...sourceSection(context),
  ]
}
