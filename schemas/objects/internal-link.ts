import {defineField, defineType} from '@sanity/types'

export const internalLink = defineType({
  name: 'internalLink',
  title: 'Link to a page of ours',
  type: 'object',
  fields: [
    defineField({
      name: 'reference',
      title: 'Page',
      type: 'reference',
      description: 'The link follows the page when its address changes.',
      to: [{type: 'article'}, {type: 'benefit'}, {type: 'bodyRegion'}, {type: 'condition'}, {type: 'therapy'}],
      validation: (rule) => rule.required().error('Choose the page the link goes to'),
    }),
  ],
  preview: {select: {title: 'reference.title', subtitle: 'reference.name'}},
})
