import type {Root, RootContent} from 'mdast'
import type {SanityDocument} from '../../content/document.ts'
import type {TextType} from '../../content/kinds.ts'
import {link, paragraph, text} from '../../text/tree/build.ts'
import {entryOf} from '../../text/tree/vocabulary.ts'
import {isRecalled} from '../../content/recall.ts'
import {safetyOf} from '../safety/safety.ts'
import {warningSection} from '../safety/sections.ts'
import type {TreeContext} from './context.ts'
import {article} from './documents/article.ts'
import {benefit} from './documents/benefit.ts'
import {bodyRegion} from './documents/body-region.ts'
import {condition} from './documents/condition.ts'
import type {DocumentHandler} from './documents/handler.ts'
import {recallNotice} from './documents/recall-notice.ts'
import {caveatSection} from './documents/sections.ts'
import {therapy} from './documents/therapy.ts'

/** The handler for each type. Types without a handler have no text of their own. */
export const documentHandlers: Readonly<Record<TextType, DocumentHandler>> = {
  article,
  benefit,
  bodyRegion,
  condition,
  therapy,
}

/** Makes the tree of a document's page. Markdown, HTML and plain text are made from it. */
export function toTree(document: SanityDocument, context: TreeContext): Root {
  const isOut = isRecalled(document, context.edition.hasCome)
  const children = (isOut ? recalled : entryOf(documentHandlers, document._type))?.(document, context) ?? []
  return {type: 'root', children: [...children, ...feedbackLine(context)]}
}

/** Where readers report mistakes, below every page. */
function feedbackLine({edition, labels}: TreeContext): RootContent[] {
  const {feedback} = edition.site
  if (feedback === undefined) return []
  return [paragraph(text(`${labels.feedback}: `), link(feedback, text(feedback.replace(/^mailto:/u, ''))))]
}

/** A recalled document shows only what keeps readers safe: the recall notice, the red flags and the caveats. */
const recalled: DocumentHandler = (document, context) => [
  ...recallNotice(document, context),
  ...warningSection(safetyOf(document, context.edition), context.labels),
  ...caveatSection(document, context, {isTextShown: false}),
]
