import {defineArrayMember, defineField} from '@sanity/types'

/** A list of references to documents of one type, each at most once. */
export function referencesField({name, title, to, description, group}: ReferencesOptions) {
  return defineField({
    name,
    title,
    type: 'array',
    description,
    ...(group === undefined ? {} : {group}),
    of: [defineArrayMember({type: 'reference', to: [{type: to}]})],
    validation: (rule) => rule.unique().error('The same document is listed twice, remove one of them'),
  })
}

/** Fields for the four kinds of subject that content is about, in the order editors expect. */
export function subjectFields(group?: string) {
  const within = group === undefined ? {} : {group}
  return [
    referencesField({
      name: 'conditions',
      title: 'Conditions',
      to: 'condition',
      description: 'What a reader may have, such as back pain. The page shows when to get medical help for each.',
      ...within,
    }),
    referencesField({
      name: 'therapies',
      title: 'Therapies',
      to: 'therapy',
      description: 'What the text recommends, such as massage therapy. Each therapy brings caveats that must be shown.',
      ...within,
    }),
    referencesField({
      name: 'regions',
      title: 'Body regions',
      to: 'bodyRegion',
      description: 'Where in the body it applies. A region’s feed also holds what is written about its parts.',
      ...within,
    }),
  ]
}

interface ReferencesOptions {
  readonly name: string
  readonly title: string
  readonly to: string
  readonly description: string
  readonly group?: string
}
