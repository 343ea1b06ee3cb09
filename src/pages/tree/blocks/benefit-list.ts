import type {ListItem, PhrasingContent} from 'mdast'
import {isDocumentOf, titleOf, type SanityDocument} from '../../../content/document.ts'
import {bestCertainty} from '../../../content/evidence.ts'
import {recallOf} from '../../../content/recall.ts'
import {item, link, list, paragraph, strong, text} from '../../../text/tree/build.ts'
import {resolve, type TreeContext} from '../context.ts'
import {flowOf} from '../../../text/tree/flow.ts'
import type {FlowNode} from '../../../text/tree/vocabulary.ts'
import type {BlockHandler} from './handler.ts'

/** Benefits with their claims and how certain these are. The full layout adds their explanations. */
export const benefitList: BlockHandler = ({benefits, layout}, context) => {
  const documents = resolve(context, benefits)
  if (documents.length === 0) return []
  return [
    list(
      documents.map((document) => benefitItem(document, layout === 'full', context)),
      {className: 'benefits'},
    ),
  ]
}

function benefitItem(document: SanityDocument, isFull: boolean, context: TreeContext): ListItem {
  if (!isDocumentOf(document, 'benefit')) return item(paragraph(titleLink(document, context)))
  const recall = recallOf(document)
  if (recall !== undefined)
    return item(
      paragraph(strong(titleLink(document, context)), text(`: ${context.labels.withdrawn}. ${recall.reason}`)),
    )
  const certainty = context.labels.certainty[bestCertainty(document.evidence)]
  const claim = document.claim?.trim() ?? ''
  const head = paragraph(strong(titleLink(document, context)), text(`: ${claim} (${certainty.toLowerCase()})`))
  // Benefit lists inside the explanation are left out: they would show more than the editor chose.
  const explanation: FlowNode[] = isFull
    ? flowOf(document.explanation, context, {without: new Set(['benefitList'])})
    : []
  return item(head, ...explanation)
}

function titleLink(document: SanityDocument, {edition}: TreeContext): PhrasingContent {
  const page = edition.pageOf(document._id)
  const title = text(titleOf(document))
  return page === undefined ? title : link(page.url, title)
}
