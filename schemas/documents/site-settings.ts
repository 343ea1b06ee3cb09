import {defineField, defineType} from '@sanity/types'

export const siteSettings = defineType({
  name: 'siteSettings',
  title: 'Settings',
  type: 'document',
  groups: [
    {name: 'publisher', title: 'Publisher', default: true},
    {name: 'publishing', title: 'Publishing'},
  ],
  fields: [
    defineField({
      name: 'publisher',
      title: 'Publisher',
      type: 'string',
      group: 'publisher',
      description: 'The name readers and syndicators see.',
      validation: (rule) => rule.required().error('Write the name of the publisher'),
    }),
    defineField({
      name: 'description',
      title: 'Description',
      type: 'text',
      rows: 2,
      group: 'publisher',
      description: 'What you publish, in a sentence. It is shown with the main feed.',
    }),
    defineField({
      name: 'siteUrl',
      title: 'Site address',
      type: 'url',
      group: 'publishing',
      description: 'Where readers find the pages, such as https://www.example.org. Links in feeds start with it.',
      validation: (rule) => [
        rule.required().error('Write the address of the site'),
        rule.uri({scheme: ['http', 'https']}).error('Use an address that starts with https://'),
      ],
    }),
    defineField({
      name: 'feedsUrl',
      title: 'Address of the feeds',
      type: 'url',
      group: 'publishing',
      description: 'Where the exported files are served, if not at the site address itself.',
      validation: (rule) => rule.uri({scheme: ['http', 'https']}).error('Use an address that starts with https://'),
    }),
    defineField({
      name: 'webSubHub',
      title: 'WebSub hub',
      type: 'url',
      group: 'publishing',
      description:
        'The hub that tells subscribers at once, if you use one. Leave empty if you do not know what that is.',
      validation: (rule) => rule.uri({scheme: ['http', 'https']}).error('Use an address that starts with https://'),
    }),
    defineField({
      name: 'language',
      title: 'Language',
      type: 'string',
      group: 'publishing',
      initialValue: 'en',
      description: 'Of articles that do not say otherwise, as a language tag such as en.',
      validation: (rule) => rule.required().warning('Write a language tag such as en, or English is taken'),
    }),
    defineField({
      name: 'licence',
      title: 'Licence',
      type: 'object',
      group: 'publishing',
      description: 'What others may do with the content. It goes along with every article.',
      fields: [
        defineField({name: 'name', title: 'Name', type: 'string'}),
        defineField({name: 'url', title: 'Address', type: 'url'}),
      ],
    }),
    defineField({
      name: 'postalAddress',
      title: 'Postal address',
      type: 'text',
      rows: 3,
      group: 'publisher',
      description: 'The law asks for it in newsletters.',
    }),
    defineField({name: 'logo', title: 'Logo', type: 'figure', group: 'publisher'}),
    defineField({
      name: 'tagAuthority',
      title: 'Id authority',
      type: 'string',
      group: 'publishing',
      description:
        'A domain or e-mail address you held in the year below. Never change it: ids in feeds are made from it.',
      validation: (rule) => [
        rule.required().error('Write a domain you hold, such as example.org'),
        rule
          .regex(/^[A-Za-z0-9._%+-]+(?:@[A-Za-z0-9.-]+)?$/, {name: 'authority'})
          .error('Write a domain or an e-mail address'),
      ],
    }),
    defineField({
      name: 'tagYear',
      title: 'Id year',
      type: 'number',
      group: 'publishing',
      description: 'A year in which you held the authority all through its first day.',
      validation: (rule) => rule.required().integer().min(1990).max(2200).error('Write the year as four digits'),
    }),
  ],
  preview: {select: {title: 'publisher', subtitle: 'siteUrl'}},
})
