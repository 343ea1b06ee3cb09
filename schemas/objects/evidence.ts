import {defineField, defineType} from '@sanity/types'

/** Certainty of evidence by GRADE (https://www.gradeworkinggroup.org), with `notGraded` if nobody has judged it. */
export const evidence = defineType({
  name: 'evidence',
  title: 'Evidence',
  type: 'object',
  fields: [
    defineField({
      name: 'source',
      title: 'Source',
      type: 'reference',
      description: 'Leave it empty when no source is known, and choose “Not graded” below.',
      to: [{type: 'source'}],
    }),
    defineField({
      name: 'certainty',
      title: 'How certain',
      type: 'string',
      description: 'How sure we can be of the finding (GRADE). Choose “Not graded” unless somebody judged it.',
      options: {
        list: [
          {title: 'High', value: 'high'},
          {title: 'Moderate', value: 'moderate'},
          {title: 'Low', value: 'low'},
          {title: 'Very low', value: 'veryLow'},
          {title: 'Not graded', value: 'notGraded'},
        ],
        layout: 'radio',
      },
      initialValue: 'notGraded',
      validation: (rule) => rule.required().error('Say how certain the evidence is, or choose “Not graded”'),
    }),
    defineField({
      name: 'isMain',
      title: 'Main finding',
      type: 'boolean',
      description:
        'How certain the benefit is comes from its main finding. Without one, it comes from the least certain of all.',
    }),
    defineField({
      name: 'finding',
      title: 'Finding',
      type: 'text',
      rows: 2,
      description: 'What the source found, in one or two sentences of your own.',
    }),
    defineField({
      name: 'population',
      title: 'In whom',
      type: 'string',
      description: 'Who was studied, such as “adults with acute low-back pain”.',
    }),
    defineField({
      name: 'checkedAt',
      title: 'Checked on',
      type: 'date',
      description: 'When somebody last read the source.',
    }),
  ],
  preview: {select: {title: 'finding', subtitle: 'certainty'}},
})
