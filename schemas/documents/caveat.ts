import {defineField, defineType} from '@sanity/types'
import {acceptedWarningsField} from '../fields/accepted-warnings.ts'
import {slugField} from '../fields/slug.ts'

export const caveat = defineType({
  name: 'caveat',
  title: 'Caveat',
  type: 'document',
  fields: [
    defineField({
      name: 'title',
      title: 'Title',
      type: 'string',
      options: {reading: 'warning'},
      description: 'A few words, such as “Not a substitute for medical advice”.',
      validation: (rule) => rule.required().error('Write a title'),
    }),
    slugField('title'),
    defineField({
      name: 'text',
      title: 'Text',
      type: 'text',
      options: {reading: 'warning'},
      rows: 4,
      description: 'What a reader must know, in plain words. It is shown as it stands, wherever the caveat is used.',
      validation: (rule) => rule.required().error('Write the text of the caveat'),
    }),
    defineField({
      name: 'severity',
      title: 'How serious',
      type: 'string',
      options: {
        list: [
          {title: 'Information', value: 'information'},
          {title: 'Caution', value: 'caution'},
          {title: 'Urgent', value: 'urgent'},
        ],
        layout: 'radio',
      },
      initialValue: 'information',
      validation: (rule) => rule.required().error('Say how serious it is'),
    }),
    acceptedWarningsField(),
  ],
  orderings: [{name: 'title', title: 'Title', by: [{field: 'title', direction: 'asc'}]}],
  preview: {select: {title: 'title', subtitle: 'text'}},
})
