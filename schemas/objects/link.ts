import {defineField, defineType} from '@sanity/types'

export const link = defineType({
  name: 'link',
  title: 'Link to another site',
  type: 'object',
  fields: [
    defineField({
      name: 'href',
      title: 'Address',
      type: 'url',
      description: 'A web address, an e-mail address (mailto:) or a telephone number (tel:).',
      validation: (rule) => [
        rule.required().error('Add the address the link goes to'),
        rule
          .uri({scheme: ['http', 'https', 'mailto', 'tel'], allowRelative: true})
          .error('Use an address that starts with https://, http://, mailto: or tel:'),
      ],
    }),
  ],
  preview: {select: {title: 'href'}},
})
