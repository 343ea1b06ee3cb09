import {defineArrayMember, defineField} from '@sanity/types'

/** Answers to warnings on a document. */
export function acceptedWarningsField(group?: string) {
  return defineField({
    name: 'acceptedWarnings',
    title: 'Accepted warnings',
    type: 'array',
    ...(group === undefined ? {} : {group}),
    description:
      'If a warning about some words is mistaken, say so here: it is then told as a note, for these words only. ' +
      'An error stays until the words are changed.',
    of: [defineArrayMember({type: 'acceptedWarning'})],
  })
}
