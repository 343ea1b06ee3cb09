import {defineField, defineType} from '@sanity/types'

/** An editor's answer to one warning about certain words. An error cannot be answered, only mended. */
export const acceptedWarning = defineType({
  name: 'acceptedWarning',
  title: 'Accepted warning',
  type: 'object',
  fields: [
    defineField({
      name: 'rule',
      title: 'Rule',
      type: 'string',
      options: {reading: 'none'},
      description: 'The name of the rule that warns, such as wording-figures. It stands beside the warning in reports.',
      validation: (rule) => rule.required().error('Write the name of the rule'),
    }),
    defineField({
      name: 'words',
      title: 'Words',
      type: 'text',
      rows: 2,
      options: {reading: 'none'},
      description:
        'The words that the warning is about, exactly as they stand in the text. Other words are warned about again.',
      validation: (rule) => rule.required().error('Copy the words that the warning is about'),
    }),
    defineField({
      name: 'acceptedBy',
      title: 'Accepted by',
      type: 'string',
      options: {reading: 'none'},
      description: 'Your name.',
      validation: (rule) => rule.required().error('Write who accepts it'),
    }),
    defineField({
      name: 'acceptedAt',
      title: 'Accepted on',
      type: 'date',
      validation: (rule) => rule.required().error('Write the day'),
    }),
    defineField({
      name: 'reason',
      title: 'Why',
      type: 'text',
      rows: 2,
      options: {reading: 'none'},
      description: 'Why the words may stay, for whoever reads the text next.',
      validation: (rule) => rule.required().error('Say why the words may stay'),
    }),
  ],
  preview: {select: {title: 'words', subtitle: 'reason'}},
})
