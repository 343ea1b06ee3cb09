import {defineField, defineType} from '@sanity/types'

export const citation = defineType({
  name: 'citation',
  title: 'Citation',
  type: 'object',
  fields: [
    defineField({
      name: 'source',
      title: 'Source',
      type: 'reference',
      description: 'Where the marked words come from. Sources are numbered and listed at the end of the page.',
      to: [{type: 'source'}],
      validation: (rule) => rule.required().error('Choose the source these words come from'),
    }),
  ],
  preview: {select: {title: 'source.title'}},
})
