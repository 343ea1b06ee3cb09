import {defineArrayMember, defineField, defineType} from '@sanity/types'
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
      description: 'For your own lists, such as “November 2026”.',
      validation: (rule) => rule.required().error('Write a title'),
    }),
    slugField('title'),
    defineField({
      name: 'subject',
      title: 'Subject',
      type: 'string',
      description: 'The line readers see in their inbox.',
      validation: (rule) => [
        rule.required().error('Write a subject'),
        rule.max(70).warning('Inboxes cut subjects after about 70 characters'),
      ],
    }),
    defineField({
      name: 'preheader',
      title: 'Preview text',
      type: 'string',
      description: 'Shown after the subject in many inboxes.',
      validation: (rule) => rule.max(130).warning('Inboxes show at most about 130 characters'),
    }),
    defineField({name: 'introduction', title: 'Introduction', type: 'text', rows: 4}),
    defineField({
      name: 'sections',
      title: 'Sections',
      type: 'array',
      of: [defineArrayMember({type: 'newsletterSection'})],
      validation: (rule) => rule.required().min(1).error('Add at least one section'),
    }),
    defineField({name: 'sendAt', title: 'Send on', type: 'datetime'}),
  ],
  orderings: [{name: 'newest', title: 'Newest first', by: [{field: 'sendAt', direction: 'desc'}]}],
  preview: {select: {title: 'title', subtitle: 'subject'}},
})
