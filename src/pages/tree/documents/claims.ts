import type {RootContent} from 'mdast'
import type {SanityDocument} from '../../../content/document.ts'
import {objectsOfType} from '../../../content/portable-text.ts'
import {refsOf} from '../../../content/references.ts'
import {heading} from '../../../text/tree/build.ts'
import {claimedBenefits} from '../../safety/safety.ts'
import {benefitList} from '../blocks/benefit-list.ts'
import type {TreeContext} from '../context.ts'

/** The benefits that a document claims and its text does not show: with how certain they are, and where to read it. */
export function claimSection(document: SanityDocument, context: TreeContext): RootContent[] {
  const lists = [...objectsOfType(document, 'benefitList')]
  const shown = new Set(lists.flatMap(({block}) => refsOf(block['benefits'])))
  const missing = claimedBenefits(document, context.edition).filter(({_id: id}) => !shown.has(id))
  const items = benefitList({benefits: missing.map(({_id}) => ({_ref: _id})), layout: 'summary'}, context)
  return items.length === 0 ? [] : [heading(2, context.labels.evidence), ...items]
}
