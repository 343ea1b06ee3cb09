import {defineArrayMember} from '@sanity/types'

/** A block of prose. The lists and marks are the same everywhere; each field chooses its own styles. */
export function proseBlock(...allowed: Array<keyof typeof styles>) {
  return defineArrayMember({
    type: 'block',
    styles: allowed.map((style) => styles[style]),
    lists,
    marks: {decorators, annotations},
  })
}

/** A block of prose in a mail. A mail has no list of sources, so it has no citations. */
export function mailBlock() {
  return defineArrayMember({
    type: 'block',
    styles: [styles.normal],
    lists,
    marks: {decorators, annotations: [{type: 'link'}, {type: 'internalLink'}]},
  })
}

const styles = {
  normal: {title: 'Paragraph', value: 'normal'},
  h2: {title: 'Heading', value: 'h2'},
  h3: {title: 'Smaller heading', value: 'h3'},
  h4: {title: 'Smallest heading', value: 'h4'},
  blockquote: {title: 'Quotation', value: 'blockquote'},
} as const

const lists = [
  {title: 'Bullets', value: 'bullet'},
  {title: 'Numbers', value: 'number'},
]

const decorators = [
  {title: 'Strong', value: 'strong'},
  {title: 'Emphasis', value: 'em'},
  {title: 'Code', value: 'code'},
  {title: 'Strike-through', value: 'strike-through'},
]

const annotations = [{type: 'link'}, {type: 'internalLink'}, {type: 'citation'}]
