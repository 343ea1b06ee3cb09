import {severityOf} from '../../../content/caveats.ts'
import {isDocumentOf, titleOf, type SanityDocument} from '../../../content/document.ts'
import type {Blockquote} from 'mdast'
import {caveatAside} from '../../safety/sections.ts'
import {resolve, type TreeContext} from '../context.ts'
import type {BlockHandler} from './handler.ts'

export const caveatNotice: BlockHandler = ({caveat}, context) =>
  resolve(context, caveat).flatMap((document) => caveatOf(document, context))

export function caveatOf(document: SanityDocument, {labels}: TreeContext): Blockquote[] {
  if (!isDocumentOf(document, 'caveat')) return []
  const {text = ''} = document
  return [caveatAside({title: titleOf(document), text, severity: severityOf(document)}, labels)]
}
