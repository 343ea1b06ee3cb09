import {defineArrayMember, defineField, defineType} from '@sanity/types'

export const tableRow = defineType({
  name: 'tableRow',
  title: 'Row',
  type: 'object',
  fields: [
    defineField({
      name: 'cells',
      title: 'Cells',
      type: 'array',
      of: [defineArrayMember({type: 'string'})],
      validation: (rule) => rule.required().min(1).error('Add at least one cell'),
    }),
  ],
  preview: {select: {title: 'cells.0', subtitle: 'cells.1'}},
})

export const table = defineType({
  name: 'table',
  title: 'Table',
  type: 'object',
  fields: [
    defineField({
      name: 'caption',
      title: 'Caption',
      type: 'string',
      description: 'What the table shows, for people who hear the page read aloud.',
    }),
    defineField({
      name: 'rows',
      title: 'Rows',
      type: 'array',
      description: 'The first row holds the column headings.',
      of: [defineArrayMember({type: 'tableRow'})],
      validation: (rule) => rule.required().min(1).error('Add the row with the column headings'),
    }),
  ],
  preview: {select: {title: 'caption', subtitle: 'rows.0.cells.0'}},
})
