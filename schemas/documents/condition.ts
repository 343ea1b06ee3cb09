import {defineArrayMember, defineField, defineType} from '@sanity/types'
import {acceptedWarningsField} from '../fields/accepted-warnings.ts'
import {previousSlugsField, slugField} from '../fields/slug.ts'

export const condition = defineType({
  name: 'condition',
  title: 'Condition',
  type: 'document',
  fields: [
    defineField({
      name: 'name',
      title: 'Name',
      type: 'string',
      description: 'As a reader would say it, such as “Back pain”.',
      validation: (rule) => rule.required().error('Write the name of the condition'),
    }),
    slugField('name'),
    defineField({
      name: 'alsoKnownAs',
      title: 'Also known as',
      type: 'array',
      of: [defineArrayMember({type: 'string'})],
      description: 'Other names readers search for.',
    }),
    defineField({
      name: 'overview',
      title: 'Overview',
      type: 'portableText',
      description: 'What it is and how it shows itself.',
    }),
    defineField({name: 'causes', title: 'Causes', type: 'array', of: [defineArrayMember({type: 'string'})]}),
    defineField({
      name: 'redFlags',
      title: 'When to get medical help',
      type: 'array',
      of: [defineArrayMember({type: 'redFlag'})],
      description:
        'Signs that need a doctor, and how soon. Every page about the condition shows them at the top, and every feed and mail has them.',
    }),
    defineField({
      name: 'codes',
      title: 'Codes',
      type: 'array',
      of: [defineArrayMember({type: 'medicalCode'})],
      description: 'What public vocabularies call it.',
    }),
    acceptedWarningsField(),
    previousSlugsField(),
  ],
  orderings: [{name: 'name', title: 'Name', by: [{field: 'name', direction: 'asc'}]}],
  preview: {select: {title: 'name', subtitle: 'alsoKnownAs.0'}},
})
