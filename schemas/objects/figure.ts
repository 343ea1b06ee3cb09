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
      description: 'Drag the focus point onto what must stay visible when the picture is cropped.',
      options: {hotspot: true},
      validation: (rule) => rule.required().assetRequired().error('Choose a picture'),
    }),
    defineField({
      name: 'alt',
      title: 'What the picture shows',
      type: 'string',
      description: 'For people who cannot see it: say what it shows and why it is here, in one sentence.',
      validation: (rule) => rule.max(250).warning('Keep it under 250 characters, and put the rest into the caption'),
    }),
    defineField({name: 'caption', title: 'Caption', type: 'string', description: 'Shown below the picture.'}),
    defineField({
      name: 'credit',
      title: 'Credit',
      type: 'string',
      description: 'Who made the picture, and under which licence.',
    }),
  ],
  preview: {select: {title: 'caption', subtitle: 'alt', media: 'image'}},
})
