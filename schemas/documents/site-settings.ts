import {defineArrayMember, defineField, defineType} from '@sanity/types'
import {acceptedWarningsField} from '../fields/accepted-warnings.ts'
import {colourField} from '../fields/colour.ts'

export const siteSettings = defineType({
  name: 'siteSettings',
  title: 'Settings',
  type: 'document',
  groups: [
    {name: 'publisher', title: 'Publisher', default: true},
    {name: 'publishing', title: 'Publishing'},
    {name: 'newsletters', title: 'Newsletters'},
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
      options: {reading: 'none'},
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
      name: 'publishesPages',
      title: 'Publish pages for readers',
      type: 'boolean',
      group: 'publishing',
      initialValue: true,
      description:
        'Every article, benefit, region, condition, therapy, person and source has a page, with lists, a front page and a search. Switch it off if a site of your own makes the pages.',
    }),
    defineField({
      name: 'offersOriginals',
      title: 'Offer pictures in full size',
      type: 'boolean',
      group: 'publishing',
      initialValue: false,
      description:
        'Pictures are published at most 1,920 pixels wide. With this, each is there in full size too, for partners who print it: without what was cropped away, and without metadata.',
    }),
    defineField({
      name: 'emergencyNumbers',
      title: 'Emergency numbers',
      type: 'array',
      group: 'publisher',
      description: 'What readers call in an emergency, by country. It stands above the signs of one.',
      of: [
        defineArrayMember({
          name: 'emergencyNumber',
          title: 'Number',
          type: 'object',
          fields: [
            defineField({
              name: 'country',
              title: 'Country',
              type: 'string',
              description: 'As readers call it, such as “United Kingdom”.',
              validation: (rule) => rule.required().error('Write the country'),
            }),
            defineField({
              name: 'number',
              title: 'Number',
              type: 'string',
              options: {reading: 'none'},
              validation: (rule) =>
                rule
                  .required()
                  .regex(/^[0-9 ]{2,12}$/, {name: 'number'})
                  .error('Write the number, such as 112'),
            }),
          ],
          preview: {select: {title: 'number', subtitle: 'country'}},
        }),
      ],
    }),
    defineField({
      name: 'feedback',
      title: 'Where readers report mistakes',
      type: 'url',
      group: 'publisher',
      description: 'A page, or an e-mail address as mailto:editors@example.org. It stands below every page.',
      validation: (rule) =>
        rule.uri({scheme: ['https', 'http', 'mailto']}).error('Use an address that starts with https:// or mailto:'),
    }),
    defineField({
      name: 'postalAddress',
      title: 'Postal address',
      type: 'text',
      options: {reading: 'none'},
      rows: 3,
      group: ['publisher', 'newsletters'],
      description: 'Stands at the end of every newsletter: the law asks for it.',
    }),
    defineField({
      name: 'logo',
      title: 'Logo',
      type: 'figure',
      group: ['publisher', 'newsletters'],
      description: 'In newsletters it stands at the top.',
    }),
    defineField({
      name: 'senderEmail',
      title: 'Sender’s e-mail address',
      type: 'string',
      options: {reading: 'none'},
      group: 'newsletters',
      description: 'Newsletters come from it, such as news@example.org.',
      validation: (rule) => rule.email().error('Write an e-mail address, such as news@example.org'),
    }),
    defineField({
      name: 'replyTo',
      title: 'Answers go to',
      type: 'string',
      options: {reading: 'none'},
      group: 'newsletters',
      description: 'An e-mail address that somebody reads. Leave empty if that is the sender’s.',
      validation: (rule) => rule.email().error('Write an e-mail address, such as editors@example.org'),
    }),
    defineField({
      name: 'unsubscribeUrl',
      title: 'Where readers unsubscribe',
      type: 'url',
      group: 'newsletters',
      description:
        'The page of your list where readers end their subscription. A mail service puts its own in its place.',
      validation: (rule) => rule.uri({scheme: ['https']}).error('Use an address that starts with https://'),
    }),
    colourField({
      name: 'brandColour',
      title: 'Brand colour',
      group: 'newsletters',
      description:
        'Of links, buttons and lines in newsletters. It is made darker or lighter where it could not be read.',
    }),
    colourField({
      name: 'backgroundColour',
      title: 'Background colour',
      group: 'newsletters',
      description: 'What is around a newsletter’s text. A light colour; readers who prefer dark get a dark one.',
    }),
    defineField({
      name: 'tagAuthority',
      title: 'Id authority',
      type: 'string',
      options: {reading: 'none'},
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
    acceptedWarningsField('publisher'),
  ],
  preview: {select: {title: 'publisher', subtitle: 'siteUrl'}},
})
