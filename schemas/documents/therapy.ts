import {defineArrayMember, defineField, defineType} from '@sanity/types'
import {acceptedWarningsField} from '../fields/accepted-warnings.ts'
import {previousSlugsField, slugField} from '../fields/slug.ts'
import {referencesField} from '../fields/references.ts'

export const therapy = defineType({
  name: 'therapy',
  title: 'Therapy',
  type: 'document',
  fields: [
    defineField({
      name: 'name',
      title: 'Name',
      type: 'string',
      description: 'Such as “Massage therapy”.',
      validation: (rule) => rule.required().error('Write the name of the therapy'),
    }),
    slugField('name'),
    defineField({
      name: 'overview',
      title: 'Overview',
      type: 'portableText',
      description: 'What happens in a treatment, and what it is used for.',
    }),
    defineField({name: 'techniques', title: 'Techniques', type: 'array', of: [defineArrayMember({type: 'string'})]}),
    defineField({
      name: 'contraindications',
      title: 'Not suitable for',
      type: 'array',
      options: {reading: 'warning'},
      of: [defineArrayMember({type: 'string'})],
      description: 'Who should not have it, or should ask a doctor first.',
    }),
    referencesField({
      name: 'caveats',
      title: 'Caveats',
      to: 'caveat',
      description:
        'Notices that must be shown wherever this therapy is recommended. An article without them is held back.',
    }),
    defineField({
      name: 'codes',
      title: 'Codes',
      type: 'array',
      of: [defineArrayMember({type: 'medicalCode'})],
      description: 'What public vocabularies call it.',
    }),
    defineField({name: 'recall', title: 'Recall', type: 'recall'}),
    acceptedWarningsField(),
    previousSlugsField(),
  ],
  orderings: [{name: 'name', title: 'Name', by: [{field: 'name', direction: 'asc'}]}],
  preview: {select: {title: 'name', subtitle: 'techniques.0'}},
})
