import {recordsIn, titleOf} from '../../../content/document.ts'
import {item, link, list, paragraph, strong, text} from '../../../text/tree/build.ts'
import {resolve} from '../context.ts'
import type {BlockHandler} from './handler.ts'

/** A list of regions, each with what the treatment works on there. */
export const regionGuide: BlockHandler = ({items}, context) => {
  const entries = recordsIn(items).flatMap(({region, focus}) => {
    const [document] = resolve(context, region)
    if (document === undefined) return []
    const page = context.edition.pageOf(document._id)
    const name = text(titleOf(document))
    const words = typeof focus === 'string' ? focus.trim() : ''
    return [
      item(paragraph(strong(page === undefined ? name : link(page.url, name)), text(words === '' ? '' : `: ${words}`))),
    ]
  })
  return entries.length === 0 ? [] : [list(entries, {className: 'regions'})]
}
