import {DocumentId, getPublishedId} from '@sanity/id-utils'
import {acceptedWarningsField} from '../fields/accepted-warnings.ts'
import {defineArrayMember, defineField, defineType} from '@sanity/types'
import {previousSlugsField, slugField} from '../fields/slug.ts'

export const bodyRegion = defineType({
  name: 'bodyRegion',
  title: 'Body region',
  type: 'document',
  fields: [
    defineField({
      name: 'name',
      title: 'Name',
      type: 'string',
      description: 'As a reader would say it, such as “Lower back”.',
      validation: (rule) => rule.required().error('Write the name of the region'),
    }),
    slugField('name'),
    defineField({
      name: 'anatomicalName',
      title: 'Anatomical name',
      type: 'string',
      description: 'As an anatomist would say it, such as “lumbar region”.',
    }),
    defineField({
      name: 'parent',
      title: 'Part of',
      type: 'reference',
      to: [{type: 'bodyRegion'}],
      description: 'The larger region this one is a part of. Leave empty for the largest.',
      options: {
        filter: ({document}) => ({
          filter: '_id != $self',
          params: {self: getPublishedId(DocumentId(document._id))},
        }),
      },
    }),
    defineField({
      name: 'includes',
      title: 'Includes',
      type: 'array',
      description: 'The anatomical parts readers mean by it, with their codes.',
      of: [defineArrayMember({type: 'anatomicalPart'})],
    }),
    defineField({
      name: 'description',
      title: 'Description',
      type: 'text',
      rows: 3,
      description: 'Two or three sentences: where it is and what it does.',
    }),
    defineField({
      name: 'diagramArea',
      title: 'Area of the body diagram',
      type: 'string',
      options: {reading: 'none'},
      description: 'The id of the area that stands for it in the diagram, such as “lower-back”.',
    }),
    defineField({
      name: 'order',
      title: 'Order',
      type: 'number',
      description: 'Regions are listed from low to high numbers, from head to foot.',
      validation: (rule) => rule.integer().error('Write a whole number'),
    }),
    acceptedWarningsField(),
    previousSlugsField(),
  ],
  orderings: [
    {name: 'order', title: 'Head to foot', by: [{field: 'order', direction: 'asc'}]},
    {name: 'name', title: 'Name', by: [{field: 'name', direction: 'asc'}]},
  ],
  preview: {select: {title: 'name', subtitle: 'anatomicalName'}},
})
