import {defineArrayMember, defineField, defineType} from '@sanity/types'

const picks = (parent: unknown) =>
  typeof parent === 'object' && parent !== null && 'selection' in parent && parent.selection === 'picked'

export const newsletterSection = defineType({
  name: 'newsletterSection',
  title: 'Section',
  type: 'object',
  fields: [
    defineField({
      name: 'title',
      title: 'Heading',
      type: 'string',
      validation: (rule) => rule.required().error('Write a heading'),
    }),
    defineField({
      name: 'selection',
      title: 'Articles',
      type: 'string',
      options: {
        list: [
          {title: 'Picked by hand', value: 'picked'},
          {title: 'The newest about a subject', value: 'newest'},
        ],
        layout: 'radio',
      },
      initialValue: 'picked',
      validation: (rule) => rule.required().error('Choose where the articles come from'),
    }),
    defineField({
      name: 'articles',
      title: 'Articles',
      type: 'array',
      of: [defineArrayMember({type: 'reference', to: [{type: 'article'}]})],
      hidden: ({parent}) => !picks(parent),
      validation: (rule) => rule.unique().error('The same article is listed twice, remove one of them'),
    }),
    defineField({
      name: 'subject',
      title: 'About',
      type: 'reference',
      to: [{type: 'bodyRegion'}, {type: 'benefit'}, {type: 'condition'}, {type: 'therapy'}],
      description: 'Leave empty for the newest of all.',
      hidden: ({parent}) => picks(parent),
    }),
    defineField({
      name: 'limit',
      title: 'At most',
      type: 'number',
      initialValue: 3,
      hidden: ({parent}) => picks(parent),
      validation: (rule) => rule.integer().min(1).max(20).error('Write a whole number from 1 to 20'),
    }),
  ],
  preview: {select: {title: 'title', subtitle: 'selection'}},
})
