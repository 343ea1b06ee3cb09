import {defineField, defineType} from '@sanity/types'
import {proseBlock} from './prose.ts'

export const callout = defineType({
  name: 'callout',
  title: 'Callout',
  type: 'object',
  description: 'A few words set apart from the text. For safety notices use a caveat instead: it can be reused.',
  fields: [
    defineField({
      name: 'tone',
      title: 'Kind',
      type: 'string',
      options: {
        list: [
          {title: 'Information', value: 'information'},
          {title: 'Tip', value: 'tip'},
          {title: 'Caution', value: 'caution'},
        ],
        layout: 'radio',
      },
      initialValue: 'information',
      validation: (rule) => rule.required().error('Choose what kind of callout this is'),
    }),
    defineField({
      name: 'content',
      title: 'Text',
      type: 'array',
      of: [proseBlock('normal')],
      validation: (rule) => rule.required().min(1).error('Write the text of the callout'),
    }),
  ],
  preview: {select: {title: 'content', subtitle: 'tone'}},
})
