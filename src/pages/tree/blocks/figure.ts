import type {BlockContent} from 'mdast'
import {figureNode, publishedImage} from '../../picture.ts'
import type {BlockHandler} from './handler.ts'

/** A picture with its caption and credit below. */
export const figure: BlockHandler = (block, {edition}): BlockContent[] => {
  const image = publishedImage(block, edition)
  return image === undefined ? [] : [{type: 'paragraph', children: figureNode(image, 'lazy'), data: {hName: 'figure'}}]
}
