import {defineField, defineType} from '@sanity/types'

export const figure = defineType({
  name: 'figure',
  title: 'Picture',
  type: 'object',
  fields: [
    defineField({
      name: 'image',
      title: 'Picture',
      type: 'image',
      description:
        'What you crop away is in nothing that is published. The circle is what must stay visible where the picture gets another shape, such as in previews.',
      options: {hotspot: true, metadata: ['lqip', 'palette']},
      validation: (rule) => rule.required().assetRequired().error('Choose a picture'),
    }),
    defineField({
      name: 'alt',
      title: 'What the picture shows',
      type: 'string',
      description:
        'For people who cannot see it. Say in one sentence what it shows and why it is here, as you would on the telephone: “A therapist presses both thumbs beside the spine of a lying patient.” Do not begin with “Picture of”, and do not repeat the caption.',
      hidden: ({parent, value}) => isDecorative(parent) && value === undefined,
      validation: (rule) => rule.max(250).warning('Keep it under 250 characters, and put the rest into the caption'),
    }),
    defineField({
      name: 'isDecorative',
      title: 'Only decoration',
      type: 'boolean',
      description:
        'Screen readers skip it. Tick this only if readers miss nothing without the picture; a diagram or an exercise is never decoration.',
    }),
    defineField({name: 'caption', title: 'Caption', type: 'string', description: 'Shown below the picture.'}),
    defineField({
      name: 'credit',
      title: 'Credit',
      type: 'string',
      description: 'Who made the picture. It is shown below it, and written into every file.',
    }),
    defineField({
      name: 'licence',
      title: 'Licence',
      type: 'object',
      description: 'What others may do with the picture, if that differs from the text. It is written into every file.',
      options: {collapsible: true, collapsed: true},
      fields: [
        defineField({name: 'name', title: 'Name', type: 'string', description: 'Such as CC BY 4.0.'}),
        defineField({name: 'url', title: 'Address', type: 'url'}),
      ],
    }),
  ],
  preview: {select: {title: 'caption', subtitle: 'alt', media: 'image'}},
})

function isDecorative(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'isDecorative' in value && value.isDecorative === true
}
