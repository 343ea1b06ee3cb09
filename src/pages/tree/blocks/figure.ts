import type {BlockContent, PhrasingContent} from 'mdast'
import {isNonEmptyString} from '../../../content/document.ts'
import {imageOf} from '../context.ts'
import {text} from '../../../text/tree/build.ts'
import type {BlockHandler} from './handler.ts'

/** A picture with its caption and credit below: one paragraph in Markdown, a `figure` in HTML. */
export const figure: BlockHandler = ({image, alt, caption, credit}, context): BlockContent[] => {
  const published = imageOf(context, image)
  if (published === undefined) return []
  const {url, width, height} = published
  const words = [caption, credit].filter(isNonEmptyString).map((part) => part.trim().replace(/\s+/gu, ' '))
  const children: PhrasingContent[] = [
    {
      type: 'image',
      url,
      alt: isNonEmptyString(alt) ? alt.trim().replace(/\s+/gu, ' ') : '',
      data: {hProperties: {width, height, loading: 'lazy'}},
    },
  ]
  if (words.length > 0) {
    children.push(
      {type: 'break', data: {beforeCaption: true}},
      {type: 'emphasis', children: [text(words.join(' – '))], data: {hName: 'figcaption'}},
    )
  }
  return [{type: 'paragraph', children, data: {hName: 'figure'}}]
}
