import {defineArrayMember, defineField, defineType} from '@sanity/types'
import {acceptedWarningsField} from '../fields/accepted-warnings.ts'
import {previousSlugsField, slugField} from '../fields/slug.ts'
import {referencesField, subjectFields} from '../fields/references.ts'

export const article = defineType({
  name: 'article',
  title: 'Article',
  type: 'document',
  groups: [
    {name: 'content', title: 'Content', default: true},
    {name: 'connections', title: 'About'},
    {name: 'review', title: 'Review'},
    {name: 'publishing', title: 'Publishing'},
  ],
  fields: [
    defineField({
      name: 'title',
      title: 'Title',
      type: 'string',
      group: 'content',
      description: 'What a reader would search for, in plain words.',
      validation: (rule) => [
        rule.required().error('Write a title'),
        rule.max(110).warning('Long titles are cut in search results and feeds, keep it under 110 characters'),
      ],
    }),
    {...slugField('title'), group: 'publishing'},
    defineField({
      name: 'summary',
      title: 'Summary',
      type: 'text',
      rows: 3,
      group: 'content',
      description: 'One or two sentences for lists, feeds and search results: 50 to 160 characters.',
      validation: (rule) =>
        rule.required().min(50).max(160).warning('Write a summary of 50 to 160 characters, lists and feeds show it'),
    }),
    defineField({
      name: 'language',
      title: 'Language',
      type: 'string',
      options: {reading: 'none'},
      group: 'publishing',
      description: 'As a language tag (BCP 47), such as en, en-GB or de.',
      initialValue: 'en',
      validation: (rule) =>
        rule
          .regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, {name: 'language tag'})
          .error('Write a language tag such as en, en-GB or de'),
    }),
    defineField({name: 'heroImage', title: 'Main picture', type: 'figure', group: 'content'}),
    defineField({
      name: 'body',
      title: 'Text',
      type: 'portableText',
      group: 'content',
      validation: (rule) => rule.required().min(1).error('Write the text of the article'),
    }),
    defineField({
      name: 'takeaways',
      title: 'Key points',
      type: 'array',
      group: 'content',
      description: 'Three to five sentences that a reader in a hurry should take away.',
      of: [defineArrayMember({type: 'string'})],
      validation: (rule) => rule.max(5).warning('Keep to five key points, more are not remembered'),
    }),
    ...subjectFields('connections'),
    referencesField({
      name: 'benefits',
      title: 'Benefits',
      to: 'benefit',
      group: 'connections',
      description: 'The claims this article makes. Each carries its evidence with it.',
    }),
    referencesField({
      name: 'authors',
      title: 'Authors',
      to: 'person',
      group: 'review',
      description: 'Who wrote it. Use the editorial team when nobody is named.',
    }),
    defineField({
      name: 'reviewedBy',
      title: 'Reviewed by',
      type: 'reference',
      group: 'review',
      to: [{type: 'person'}],
      description: 'The expert who read it. Leave empty until somebody really has.',
    }),
    defineField({name: 'reviewedAt', title: 'Reviewed on', type: 'date', group: 'review'}),
    defineField({
      name: 'reviewDueAt',
      title: 'Review due on',
      type: 'date',
      group: 'review',
      description: 'When somebody should read it again. You are reminded when the day has passed.',
    }),
    defineField({
      name: 'funding',
      title: 'Funding',
      type: 'string',
      group: 'review',
      options: {reading: 'disclosure'},
      description: 'Who paid for the article, if anybody did. Readers see it, so say it in a sentence.',
    }),
    defineField({
      name: 'conflictsOfInterest',
      title: 'Conflicts of interest',
      type: 'string',
      group: 'review',
      options: {reading: 'disclosure'},
      description: 'What authors or the publisher gain if readers follow the advice, in a sentence.',
    }),
    defineField({name: 'recall', title: 'Recall', type: 'recall', group: 'review'}),
    defineField({
      name: 'publishedAt',
      title: 'Publish on',
      type: 'datetime',
      group: 'publishing',
      description: 'The article stays out of every feed until then.',
      validation: (rule) => rule.required().warning('Add a publication date, feeds are sorted by it'),
    }),
    defineField({name: 'seo', title: 'Search and sharing', type: 'seo', group: 'publishing'}),
    acceptedWarningsField('review'),
    previousSlugsField('publishing'),
  ],
  orderings: [
    {name: 'newest', title: 'Newest first', by: [{field: 'publishedAt', direction: 'desc'}]},
    {name: 'reviewDue', title: 'Review due first', by: [{field: 'reviewDueAt', direction: 'asc'}]},
    {name: 'title', title: 'Title', by: [{field: 'title', direction: 'asc'}]},
  ],
  preview: {select: {title: 'title', subtitle: 'summary', media: 'heroImage.image'}},
})
