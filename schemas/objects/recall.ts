import {defineField, defineType} from '@sanity/types'

export const recall = defineType({
  name: 'recall',
  title: 'Recall',
  type: 'object',
  description:
    'Only if readers must no longer follow this. The text is then replaced by your reason everywhere it was published: on ' +
    'the page, in every feed, and for everyone who copied it. To take a page down without a word, unpublish it instead.',
  options: {collapsible: true, collapsed: true},
  fields: [
    defineField({
      name: 'recalledAt',
      title: 'Recalled on',
      type: 'datetime',
      description: 'Both this and the reason are needed for the recall to go out.',
    }),
    defineField({
      name: 'reason',
      title: 'Reason',
      type: 'text',
      options: {reading: 'mistake'},
      rows: 3,
      description: 'Why, and what readers should do now, in plain words. They see nothing else of the text.',
    }),
    defineField({
      name: 'instead',
      title: 'Read instead',
      type: 'reference',
      description: 'A page that readers can go to, if there is one.',
      to: [{type: 'article'}, {type: 'benefit'}, {type: 'condition'}, {type: 'therapy'}],
    }),
  ],
})
