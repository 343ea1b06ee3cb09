import {defineArrayMember, defineField, defineType} from '@sanity/types'
import {acceptedWarningsField} from '../fields/accepted-warnings.ts'
import {slugField} from '../fields/slug.ts'

export const person = defineType({
  name: 'person',
  title: 'Person',
  type: 'document',
  fields: [
    defineField({
      name: 'name',
      title: 'Name',
      type: 'string',
      validation: (rule) => rule.required().error('Write the name'),
    }),
    slugField('name'),
    defineField({
      name: 'kind',
      title: 'Person or team',
      type: 'string',
      options: {
        list: [
          {title: 'A person', value: 'person'},
          {title: 'A team', value: 'team'},
        ],
        layout: 'radio',
      },
      initialValue: 'person',
    }),
    defineField({
      name: 'credentials',
      title: 'Credentials',
      type: 'string',
      description: 'Degrees and licences that readers can check. Leave empty rather than guess.',
    }),
    defineField({
      name: 'roles',
      title: 'Roles',
      type: 'array',
      of: [defineArrayMember({type: 'string'})],
      options: {
        list: [
          {title: 'Author', value: 'author'},
          {title: 'Reviewer', value: 'reviewer'},
          {title: 'Editor', value: 'editor'},
        ],
      },
    }),
    defineField({name: 'biography', title: 'Biography', type: 'text', rows: 4}),
    defineField({name: 'image', title: 'Portrait', type: 'figure'}),
    defineField({
      name: 'links',
      title: 'Links',
      type: 'array',
      of: [defineArrayMember({type: 'url'})],
      description: 'Pages about this person, such as a practice or a public register.',
    }),
    acceptedWarningsField(),
  ],
  orderings: [{name: 'name', title: 'Name', by: [{field: 'name', direction: 'asc'}]}],
  preview: {select: {title: 'name', subtitle: 'credentials', media: 'image.image'}},
})
