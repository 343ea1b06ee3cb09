import {defineField, defineType} from '@sanity/types'

export const seo = defineType({
  name: 'seo',
  title: 'Search and sharing',
  type: 'object',
  description: 'Only what should differ from the title and the summary.',
  options: {collapsible: true, collapsed: true},
  fields: [
    defineField({
      name: 'title',
      title: 'Title in search results',
      type: 'string',
      validation: (rule) => rule.max(60).warning('Search results cut titles after about 60 characters'),
    }),
    defineField({
      name: 'description',
      title: 'Description in search results',
      type: 'text',
      rows: 2,
      validation: (rule) => rule.max(160).warning('Search results cut descriptions after about 160 characters'),
    }),
    defineField({name: 'image', title: 'Picture when shared', type: 'figure'}),
    defineField({
      name: 'noIndex',
      title: 'Keep out of search engines',
      type: 'boolean',
      initialValue: false,
    }),
  ],
})
