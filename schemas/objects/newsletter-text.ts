import {defineType} from '@sanity/types'
import {mailBlock} from './prose.ts'

/** Prose that stands in a mail: paragraphs and lists, with links. Pictures and boxes come with the articles. */
export const newsletterText = defineType({
  name: 'newsletterText',
  title: 'Text',
  type: 'array',
  of: [mailBlock()],
})
