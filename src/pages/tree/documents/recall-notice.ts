import type {RootContent} from 'mdast'
import {titleOf, type SanityDocument} from '../../../content/document.ts'
import {recallOf, type Recall} from '../../../content/recall.ts'
import {refsOf} from '../../../content/references.ts'
import {aside, paragraph, paragraphs, strong, text} from '../../../text/tree/build.ts'
import {pageLink, type TreeContext} from '../context.ts'

/** Replaces the text of a recalled document: says that it was withdrawn, why, and what to read instead. */
export function recallNotice(document: SanityDocument, context: TreeContext): RootContent[] {
  const recall = recallOf(document, context.edition.hasCome)
  if (recall === undefined) return []
  const title = `${context.labels.withdrawn}: ${titleOf(document)}`
  return [
    aside(['recall'], [paragraph(strong(text(title))), ...paragraphs(recall.reason)]),
    ...insteadOf(recall, context),
  ]
}

function insteadOf({instead}: Recall, context: TreeContext): RootContent[] {
  const [ref] = refsOf(instead)
  const title = ref === undefined ? undefined : pageLink(ref, context)
  return title === undefined ? [] : [paragraph(text(`${context.labels.readInstead}: `), ...title)]
}
