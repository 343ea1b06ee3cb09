import {defineArrayMember, defineField, defineType} from '@sanity/types'
import {acceptedWarningsField} from '../fields/accepted-warnings.ts'
import {slugField} from '../fields/slug.ts'

export const source = defineType({
  name: 'source',
  title: 'Source',
  type: 'document',
  fields: [
    defineField({
      name: 'title',
      title: 'Title',
      type: 'string',
      options: {reading: 'quoted'},
      description: 'As it stands on the publication.',
      validation: (rule) => rule.required().error('Write the title of the publication'),
    }),
    slugField('title'),
    defineField({
      name: 'authors',
      title: 'Authors',
      type: 'array',
      options: {reading: 'quoted'},
      of: [defineArrayMember({type: 'string'})],
      description: 'Family name and initials, one a line, such as “Furlan AD”.',
    }),
    defineField({
      name: 'publication',
      title: 'Published in',
      type: 'string',
      options: {reading: 'quoted'},
      description: 'Journal, book or organisation.',
    }),
    defineField({
      name: 'year',
      title: 'Year',
      type: 'number',
      validation: (rule) => rule.integer().min(1500).max(2200).error('Write the year as four digits'),
    }),
    defineField({
      name: 'kind',
      title: 'Kind',
      type: 'string',
      options: {
        list: [
          {title: 'Systematic review', value: 'systematicReview'},
          {title: 'Guideline', value: 'guideline'},
          {title: 'Randomised trial', value: 'randomisedTrial'},
          {title: 'Observational study', value: 'observationalStudy'},
          {title: 'Laboratory study', value: 'laboratoryStudy'},
          {title: 'Animal study', value: 'animalStudy'},
          {title: 'Case report', value: 'caseReport'},
          {title: 'Expert opinion', value: 'expertOpinion'},
          {title: 'Other', value: 'other'},
        ],
      },
    }),
    defineField({
      name: 'retracted',
      title: 'Retracted',
      type: 'object',
      description: 'If the publication was taken back. What rests on it cannot be published any more.',
      options: {collapsible: true, collapsed: true},
      fields: [
        defineField({name: 'date', title: 'On', type: 'date'}),
        defineField({
          name: 'notice',
          title: 'Notice',
          type: 'string',
          options: {reading: 'quoted'},
          description: 'The DOI of the notice, or where it stands.',
        }),
      ],
    }),
    defineField({
      name: 'supersededBy',
      title: 'Superseded by',
      type: 'object',
      description: 'If there is a newer edition, such as an update of a review.',
      options: {collapsible: true, collapsed: true},
      fields: [
        defineField({name: 'date', title: 'On', type: 'date'}),
        defineField({
          name: 'notice',
          title: 'Newer edition',
          type: 'string',
          options: {reading: 'quoted'},
          description: 'The DOI of the newer edition, or where it stands.',
        }),
        defineField({name: 'source', title: 'As a source here', type: 'reference', to: [{type: 'source'}]}),
      ],
    }),
    defineField({
      name: 'lookup',
      title: 'Last look-up',
      type: 'object',
      description:
        'When Crossref and PubMed were last asked about it. Written by the command `npm run sources -- check`.',
      readOnly: true,
      hidden: ({value}) => value === undefined,
      fields: [
        defineField({name: 'checkedAt', title: 'On', type: 'date'}),
        defineField({
          name: 'services',
          title: 'Asked',
          type: 'array',
          of: [defineArrayMember({type: 'string'})],
          options: {reading: 'none'},
        }),
        defineField({
          name: 'notices',
          title: 'Notices to read',
          type: 'array',
          of: [defineArrayMember({type: 'string'})],
          options: {reading: 'none'},
        }),
      ],
    }),
    defineField({
      name: 'doi',
      title: 'DOI',
      type: 'string',
      options: {reading: 'none'},
      description: 'Without the address, such as 10.1002/14651858.CD001929.pub3.',
      validation: (rule) =>
        rule.regex(/^10\.\d{4,9}\/\S+$/, {name: 'DOI'}).error('Write the DOI from “10.” on, without the web address'),
    }),
    defineField({
      name: 'pmid',
      title: 'PubMed id',
      type: 'string',
      options: {reading: 'none'},
      validation: (rule) => rule.regex(/^\d{1,9}$/, {name: 'PubMed id'}).error('Write the PubMed id as digits only'),
    }),
    defineField({
      name: 'url',
      title: 'Web address',
      type: 'url',
      description: 'Only if there is no DOI.',
      validation: (rule) => rule.uri({scheme: ['http', 'https']}).error('Use an address that starts with https://'),
    }),
    acceptedWarningsField(),
  ],
  orderings: [
    {name: 'year', title: 'Newest first', by: [{field: 'year', direction: 'desc'}]},
    {name: 'title', title: 'Title', by: [{field: 'title', direction: 'asc'}]},
  ],
  preview: {select: {title: 'title', subtitle: 'publication'}},
})
