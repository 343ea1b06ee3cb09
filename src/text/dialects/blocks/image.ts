import type {Image} from 'mdast'
import {isHarmfulSource} from '../../../site/href.ts'
import type {Fields} from '../../tree/vocabulary.ts'
import type {BlockConverter, InlineConverter} from '../converter.ts'
import {isLines, isOneLine, isText, shapeOf, type Shape} from '../shape.ts'

/** An image with an address. Between blocks it is a paragraph of its own. */
export const image: BlockConverter = {
  shape,
  write: (value) => [{type: 'paragraph', children: [toImage(value)]}],
}

export const inlineImage: InlineConverter = {shape, write: (value) => [toImage(value)]}

export function readImage({url, alt, title}: Image): Fields {
  return {
    _type: 'image',
    src: url,
    alt: words(alt ?? ''),
    ...(title ? {title} : {}),
  }
}

function shape(value: Fields): Shape {
  const {src} = value
  if (typeof src === 'string' && isHarmfulSource(src)) return 'other'
  return shapeOf(value, {src: isText}, {alt: isOneLine, title: isLines})
}

function toImage({src, alt, title}: Fields): Image {
  return {
    type: 'image',
    url: String(src),
    alt: words(alt),
    title: typeof title === 'string' && title !== '' ? title.replace(/\s*\n\s*(?=\n)|\r/g, '') : null,
  }
}

function words(value: unknown): string {
  return typeof value === 'string' ? value.replace(/\s*[\n\r]\s*/g, ' ') : ''
}
