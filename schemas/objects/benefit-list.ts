import {defineArrayMember, defineField, defineType} from '@sanity/types'

export const benefitList = defineType({
  name: 'benefitList',
  title: 'List of benefits',
  type: 'object',
  fields: [
    defineField({
      name: 'benefits',
      title: 'Benefits',
      type: 'array',
      description: 'In the order readers should see them. Their wording comes from the benefits themselves.',
      of: [defineArrayMember({type: 'reference', to: [{type: 'benefit'}]})],
      validation: (rule) => rule.required().min(1).unique().error('Choose at least one benefit, each of them once'),
    }),
    defineField({
      name: 'layout',
      title: 'How much to say',
      type: 'string',
      description: 'A summary gives each benefit’s claim and how certain it is. In full adds the explanation.',
      options: {
        list: [
          {title: 'Summary', value: 'summary'},
          {title: 'In full', value: 'full'},
        ],
        layout: 'radio',
      },
      initialValue: 'summary',
    }),
  ],
  preview: {select: {title: 'benefits.0.title', subtitle: 'layout'}},
})
