import {defineField, defineType} from '@sanity/types'

export const caveatNotice = defineType({
  name: 'caveatNotice',
  title: 'Caveat',
  type: 'object',
  fields: [
    defineField({
      name: 'caveat',
      title: 'Caveat',
      type: 'reference',
      description: 'The notice is shown here, word for word, and goes along with the page into every feed.',
      to: [{type: 'caveat'}],
      validation: (rule) => rule.required().error('Choose the caveat to show here'),
    }),
  ],
  preview: {select: {title: 'caveat.title', subtitle: 'caveat.text'}},
})
