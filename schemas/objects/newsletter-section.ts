import {defineArrayMember, defineField, defineType} from '@sanity/types'

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
      name: 'text',
      title: 'Text',
      type: 'newsletterText',
      description:
        'A few words of your own below the heading, if you like: why these articles, or news of another kind.',
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
      description:
        'Takes what was published since the last issue. What stands elsewhere in this issue or stood in the last one is left out. Leave empty for the newest of all.',
      hidden: ({parent}) => picks(parent),
    }),
    defineField({
      name: 'limit',
      title: 'At most',
      type: 'number',
      description: 'How many articles.',
      initialValue: 3,
      hidden: ({parent}) => picks(parent),
      validation: (rule) => rule.integer().min(1).max(20).error('Write a whole number from 1 to 20'),
    }),
  ],
  preview: {
    select: {title: 'title', selection: 'selection', subject: 'subject.title', name: 'subject.name', limit: 'limit'},
    prepare: ({title, selection, subject, name, limit}) => ({
      title,
      subtitle:
        selection === 'picked'
          ? 'Picked by hand'
          : `The newest${typeof limit === 'number' ? ` ${limit}` : ''}${subject === undefined && name === undefined ? '' : ` about ${String(subject ?? name)}`}`,
    }),
  },
})

function picks(parent: unknown) {
  return typeof parent === 'object' && parent !== null && 'selection' in parent && parent.selection === 'picked'
}
