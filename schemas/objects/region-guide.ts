import {defineArrayMember, defineField, defineType} from '@sanity/types'

export const regionGuideItem = defineType({
  name: 'regionGuideItem',
  title: 'Region',
  type: 'object',
  fields: [
    defineField({
      name: 'region',
      title: 'Body region',
      type: 'reference',
      to: [{type: 'bodyRegion'}],
      validation: (rule) => rule.required().error('Choose a body region'),
    }),
    defineField({
      name: 'focus',
      title: 'Focus',
      type: 'string',
      description: 'What the treatment of this region works on, such as “the lumbar region and the hips”.',
      validation: (rule) => rule.required().error('Say what the treatment of this region works on'),
    }),
  ],
  preview: {select: {title: 'region.name', subtitle: 'focus'}},
})

export const regionGuide = defineType({
  name: 'regionGuide',
  title: 'Region guide',
  type: 'object',
  fields: [
    defineField({
      name: 'items',
      title: 'Regions',
      type: 'array',
      of: [defineArrayMember({type: 'regionGuideItem'})],
      validation: (rule) => rule.required().min(1).error('Add at least one region'),
    }),
  ],
  preview: {select: {title: 'items.0.region.name', subtitle: 'items.0.focus'}},
})
