import {defineType} from '@sanity/types'
import {mailBlock} from './prose.ts'

/** Prose in a mail: paragraphs and lists, with links. It has no pictures or boxes; those come with the articles. */
export const newsletterText = defineType({
  name: 'newsletterText',
  title: 'Text',
  type: 'array',
  of: [mailBlock()],
})
