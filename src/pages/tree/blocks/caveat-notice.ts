import {isDocumentOf, titleOf, type SanityDocument} from '../../../content/document.ts'
import type {Blockquote} from 'mdast'
import {aside, paragraph, paragraphs, strong, text} from '../../../text/tree/build.ts'
import {resolve} from '../context.ts'
import type {BlockHandler} from './handler.ts'

export const caveatNotice: BlockHandler = ({caveat}, context) => resolve(context, caveat).flatMap(caveatAside)

/** A caveat as readers see it: its title and its text, word for word. */
export function caveatAside(document: SanityDocument): Blockquote[] {
  if (!isDocumentOf(document, 'caveat')) return []
  const severity = document.severity ?? 'information'
  return [
    aside(
      ['caveat', `caveat-${severity}`],
      [paragraph(strong(text(titleOf(document)))), ...paragraphs(document.text ?? '')],
    ),
  ]
}
