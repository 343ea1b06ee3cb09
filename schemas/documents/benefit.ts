import {defineArrayMember, defineField, defineType} from '@sanity/types'
import {acceptedWarningsField} from '../fields/accepted-warnings.ts'
import {previousSlugsField, slugField} from '../fields/slug.ts'
import {subjectFields} from '../fields/references.ts'

export const benefit = defineType({
  name: 'benefit',
  title: 'Benefit',
  type: 'document',
  groups: [
    {name: 'content', title: 'Content', default: true},
    {name: 'evidence', title: 'Evidence'},
    {name: 'connections', title: 'About'},
  ],
  fields: [
    defineField({
      name: 'title',
      title: 'Title',
      type: 'string',
      group: 'content',
      description: 'A few words, such as “May relieve muscle tension”.',
      validation: (rule) => rule.required().error('Write a title'),
    }),
    {...slugField('title'), group: 'content'},
    defineField({
      name: 'claim',
      title: 'Claim',
      type: 'text',
      rows: 2,
      group: 'content',
      description: 'The benefit in one sentence, no stronger than its evidence: “may” or “can” unless it is certain.',
      validation: (rule) => [
        rule.required().error('Write the claim in one sentence'),
        rule.max(240).warning('Keep the claim to one sentence of under 240 characters'),
      ],
    }),
    defineField({
      name: 'explanation',
      title: 'Explanation',
      type: 'portableText',
      group: 'content',
      description: 'How it is thought to work, and what is not known.',
    }),
    defineField({
      name: 'harms',
      title: 'Harms',
      type: 'array',
      group: 'content',
      description: 'What may go wrong or get worse, a sentence each. It stands beside the benefit.',
      of: [defineArrayMember({type: 'string', options: {reading: 'warning'}})],
      options: {reading: 'warning'},
    }),
    defineField({
      name: 'evidence',
      title: 'Evidence',
      type: 'array',
      group: 'evidence',
      description: 'What is known, from whom, and how certain it is.',
      of: [defineArrayMember({type: 'evidence'})],
    }),
    ...subjectFields('connections'),
    defineField({name: 'recall', title: 'Recall', type: 'recall', group: 'evidence'}),
    acceptedWarningsField('evidence'),
    previousSlugsField('content'),
  ],
  orderings: [{name: 'title', title: 'Title', by: [{field: 'title', direction: 'asc'}]}],
  preview: {select: {title: 'title', subtitle: 'claim'}},
})
