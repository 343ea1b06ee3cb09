import {defineField, defineType} from '@sanity/types'
import {acceptedWarningsField} from '../fields/accepted-warnings.ts'
import {slugField} from '../fields/slug.ts'
import {referencesField, subjectFields} from '../fields/references.ts'

export const feed = defineType({
  name: 'feed',
  title: 'Feed',
  type: 'document',
  fields: [
    defineField({
      name: 'title',
      title: 'Title',
      type: 'string',
      validation: (rule) => rule.required().error('Write a title'),
    }),
    slugField('title'),
    defineField({
      name: 'description',
      title: 'Description',
      type: 'text',
      rows: 2,
      description: 'Who the feed is for and what is in it.',
    }),
    ...subjectFields(),
    referencesField({
      name: 'benefits',
      title: 'Benefits',
      to: 'benefit',
      description: 'An article is in the feed if it is about one of the subjects of every list that is not empty.',
    }),
    defineField({
      name: 'content',
      title: 'How much to give',
      type: 'string',
      options: {
        list: [
          {title: 'The full text', value: 'full'},
          {title: 'The summary', value: 'summary'},
        ],
        layout: 'radio',
      },
      initialValue: 'full',
      validation: (rule) => rule.required().error('Choose how much of each article the feed gives'),
    }),
    defineField({
      name: 'limit',
      title: 'At most',
      type: 'number',
      description: 'How many articles, newest first. Empty: 20 in full, or 50 summaries. Large articles make it fewer.',
      validation: (rule) => rule.integer().min(1).max(1000).error('Write a whole number from 1 to 1000'),
    }),
    acceptedWarningsField(),
  ],
  orderings: [{name: 'title', title: 'Title', by: [{field: 'title', direction: 'asc'}]}],
  preview: {select: {title: 'title', subtitle: 'description'}},
})
