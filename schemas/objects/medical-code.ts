import {defineField, defineType} from '@sanity/types'

const matchField = defineField({
  name: 'match',
  title: 'How well it fits',
  type: 'string',
  description: 'Exact if both mean the same; broad if the code means more than our term, narrow if it means less.',
  options: {
    list: [
      {title: 'Exact', value: 'exact'},
      {title: 'Close', value: 'close'},
      {title: 'Broad', value: 'broad'},
      {title: 'Narrow', value: 'narrow'},
      {title: 'Related', value: 'related'},
    ],
  },
  initialValue: 'exact',
  validation: (rule) => rule.required().error('Say how well the code fits'),
})

const systemField = defineField({
  name: 'system',
  title: 'Vocabulary',
  type: 'string',
  options: {list: ['UBERON', 'FMA', 'MeSH', 'HPO', 'MAxO', 'NCIT', 'ICD-10', 'ICD-11']},
})

const codeField = defineField({
  name: 'code',
  title: 'Code',
  type: 'string',
  options: {reading: 'none'},
  description: 'Such as UBERON:0005462.',
})

/** A code in a public vocabulary; `match` follows SKOS mapping relations (https://www.w3.org/TR/skos-reference/#mapping). */
export const medicalCode = defineType({
  name: 'medicalCode',
  title: 'Code',
  type: 'object',
  fields: [
    {...systemField, validation: (rule) => rule.required().error('Choose the vocabulary the code is from')},
    {...codeField, validation: (rule) => rule.required().error('Write the code')},
    matchField,
  ],
  preview: {select: {title: 'code', subtitle: 'system'}},
})

/** A part of the body that a region includes, by its anatomical name. */
export const anatomicalPart = defineType({
  name: 'anatomicalPart',
  title: 'Anatomical part',
  type: 'object',
  fields: [
    defineField({
      name: 'name',
      title: 'Name',
      type: 'string',
      validation: (rule) => rule.required().error('Name the part'),
    }),
    systemField,
    codeField,
    matchField,
  ],
  preview: {select: {title: 'name', subtitle: 'code'}},
})
