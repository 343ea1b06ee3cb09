import type {Root} from 'mdast'
import type {SanityDocument} from '../../content/document.ts'
import type {TextType} from '../../content/kinds.ts'
import {entryOf} from '../../text/tree/vocabulary.ts'
import {isRecalled} from '../../content/recall.ts'
import {resolve, type TreeContext} from './context.ts'
import {article} from './documents/article.ts'
import {benefit} from './documents/benefit.ts'
import {bodyRegion} from './documents/body-region.ts'
import {condition} from './documents/condition.ts'
import type {DocumentHandler} from './documents/handler.ts'
import {recallNotice} from './documents/recall-notice.ts'
import {caveatSection, redFlagSection} from './documents/sections.ts'
import {therapy} from './documents/therapy.ts'

/** How each type's page is made; types without an entry have no text of their own. */
export const documentHandlers: Readonly<Record<TextType, DocumentHandler>> = {
  article,
  benefit,
  bodyRegion,
  condition,
  therapy,
}

/** The tree of a document's page: what Markdown, HTML and plain text are made from. */
export function toTree(document: SanityDocument, context: TreeContext): Root {
  return {
    type: 'root',
    children: (isRecalled(document) ? recalled : entryOf(documentHandlers, document._type))?.(document, context) ?? [],
  }
}

/** Of what was recalled, only what keeps readers safe is left. */
const recalled: DocumentHandler = (document, context) => [
  ...recallNotice(document, context),
  ...redFlagSection(resolve(context, document['conditions']), context),
  ...caveatSection(document, context, {isTextShown: false}),
]
