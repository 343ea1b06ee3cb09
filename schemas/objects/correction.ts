import {defineField, defineType} from '@sanity/types'

/** A mistake that readers may have acted on, and what the text says now. */
export const correction = defineType({
  name: 'correction',
  title: 'Correction',
  type: 'object',
  fields: [
    defineField({
      name: 'correctedAt',
      title: 'Corrected on',
      type: 'date',
      validation: (rule) => rule.required().error('Write the day'),
    }),
    defineField({
      name: 'was',
      title: 'What was wrong',
      type: 'text',
      rows: 2,
      options: {reading: 'mistake'},
      description: 'In a sentence, for somebody who read the article before.',
      validation: (rule) => rule.required().error('Say what was wrong'),
    }),
    defineField({
      name: 'now',
      title: 'What it says now',
      type: 'text',
      rows: 2,
      validation: (rule) => rule.required().error('Say what the text says now'),
    }),
  ],
  preview: {select: {title: 'was', subtitle: 'correctedAt'}},
})
