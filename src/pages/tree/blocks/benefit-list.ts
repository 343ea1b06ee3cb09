import type {ListItem, PhrasingContent} from 'mdast'
import {isDocumentOf, stringsIn, titleOf, type SanityDocument} from '../../../content/document.ts'
import {mainFindings, shownCertainty} from '../../../content/evidence.ts'
import {recallOf} from '../../../content/recall.ts'
import {refsOf} from '../../../content/references.ts'
import {sourceUrl} from '../../../content/source-url.ts'
import {item, link, list, paragraph, strong, text} from '../../../text/tree/build.ts'
import {cite, resolve, type TreeContext} from '../context.ts'
import {sentence} from '../sentence.ts'
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
  const recall = recallOf(document, context.edition.hasCome)
  if (recall !== undefined)
    return item(
      paragraph(
        strong(text(`${context.labels.withdrawn}: `), titleLink(document, context)),
        text(`. ${recall.reason}`),
      ),
    )
  const certainty = context.labels.certainty[shownCertainty(document.evidence)]
  const claim = document.claim?.trim() ?? ''
  const head = paragraph(
    strong(titleLink(document, context)),
    text(`: ${claim} (${certainty.toLowerCase()})`),
    ...mainFindings(document.evidence ?? []).flatMap(({source}) => citationOf(source, context)),
  )
  const harms = stringsIn(document.harms)
  const risks = harms.length === 0 ? [] : [paragraph(text(`${context.labels.harms}: ${harms.map(sentence).join(' ')}`))]
  // Benefit lists inside the explanation are left out: they would show more than the editor chose.
  const explanation: FlowNode[] = isFull
    ? flowOf(document.explanation, context, {without: new Set(['benefitList'])})
    : []
  return item(head, ...risks, ...explanation)
}

/** The number of a source in the list at the end, so that a claim keeps where it is from. */
function citationOf(source: unknown, context: TreeContext): PhrasingContent[] {
  const [id] = refsOf(source)
  const document = id === undefined ? undefined : context.edition.snapshot.get(id)?.document
  if (id === undefined || document === undefined) return []
  const number = text(`[${cite(context, id)}]`)
  const url = sourceUrl(document)
  return [text(' '), url === undefined ? number : link(url, number)]
}

function titleLink(document: SanityDocument, {edition}: TreeContext): PhrasingContent {
  const page = edition.pageOf(document._id)
  const title = text(titleOf(document))
  return page === undefined ? title : link(page.url, title)
}
