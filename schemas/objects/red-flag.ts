import {defineField, defineType} from '@sanity/types'

/** A sign that needs medical help, and how soon. */
export const redFlag = defineType({
  name: 'redFlag',
  title: 'Sign',
  type: 'object',
  fields: [
    defineField({
      name: 'text',
      title: 'Sign',
      type: 'string',
      options: {reading: 'warning'},
      description: 'As a reader would notice it, such as “Your legs are weak or numb.”',
      validation: (rule) => rule.required().error('Write the sign'),
    }),
    defineField({
      name: 'urgency',
      title: 'How soon',
      type: 'string',
      description: 'If in doubt, choose the sooner one.',
      options: {
        list: [
          {title: 'At once: call an ambulance', value: 'emergency'},
          {title: 'Today: see a doctor', value: 'today'},
          {title: 'Soon: make an appointment', value: 'soon'},
        ],
        layout: 'radio',
      },
      validation: (rule) => rule.required().error('Say how soon a reader with this sign needs help'),
    }),
  ],
  preview: {select: {title: 'text', subtitle: 'urgency'}},
})
