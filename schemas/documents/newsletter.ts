import {defineArrayMember, defineField, defineType} from '@sanity/types'
import {acceptedWarningsField} from '../fields/accepted-warnings.ts'
import {slugField} from '../fields/slug.ts'

export const newsletter = defineType({
  name: 'newsletter',
  title: 'Newsletter',
  type: 'document',
  fields: [
    defineField({
      name: 'title',
      title: 'Title',
      type: 'string',
      description: 'The name of the issue, such as “November 2026”. It stands in the archive.',
      validation: (rule) => rule.required().error('Write a title'),
    }),
    slugField('title', {isMailed: true}),
    defineField({
      name: 'subject',
      title: 'Subject',
      type: 'string',
      description: 'The line readers see in their inbox. Say what is in it for them, in at most 60 characters.',
      validation: (rule) => [
        rule.required().error('Write a subject'),
        rule.max(150).error('Write at most 150 characters: some services take no more'),
        rule.max(70).warning('Inboxes cut subjects after about 70 characters'),
      ],
    }),
    defineField({
      name: 'preheader',
      title: 'Preview text',
      type: 'string',
      description: 'Shown after the subject in many inboxes. Say what the subject leaves out.',
      validation: (rule) => [
        rule.required().warning('Write a preview text, or inboxes show whatever comes first in the mail'),
        rule.max(250).error('Write at most 250 characters'),
        rule.max(130).warning('Inboxes show at most about 130 characters'),
      ],
    }),
    defineField({
      name: 'introduction',
      title: 'Introduction',
      type: 'text',
      rows: 4,
      description: 'A few words before the first section. An empty line begins a new paragraph.',
      validation: (rule) => rule.max(3000).warning('Few read on after so much: move some of it to an article'),
    }),
    defineField({
      name: 'sections',
      title: 'Sections',
      type: 'array',
      description: 'Each has a heading, and articles you pick or the newest about a subject.',
      of: [defineArrayMember({type: 'newsletterSection'})],
      validation: (rule) => rule.required().min(1).error('Add at least one section'),
    }),
    defineField({
      name: 'sendAt',
      title: 'Send on',
      type: 'datetime',
      description:
        'The day of the issue. It takes the newest articles up to then, and joins the archive and the feed of issues. ' +
        'It does not send anything: you do that at your mail service.',
    }),
    defineField({
      name: 'language',
      title: 'Language',
      type: 'string',
      options: {reading: 'none'},
      description: 'As a language tag such as en, if it is not the site’s.',
      validation: (rule) =>
        rule
          .regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, {name: 'language tag'})
          .error('Write a language tag such as en, en-GB or de'),
    }),
    acceptedWarningsField(),
  ],
  orderings: [{name: 'newest', title: 'Newest first', by: [{field: 'sendAt', direction: 'desc'}]}],
  preview: {select: {title: 'title', subtitle: 'subject'}},
})
