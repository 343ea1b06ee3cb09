import {defineArrayMember, defineType} from '@sanity/types'
import {proseBlock} from './prose.ts'

export const portableText = defineType({
  name: 'portableText',
  title: 'Text',
  type: 'array',
  description:
    'Write in short paragraphs. Use the plus button for pictures, callouts, lists of benefits, region guides, caveats and tables.',
  of: [
    proseBlock('normal', 'h2', 'h3', 'h4', 'blockquote'),
    defineArrayMember({type: 'figure'}),
    defineArrayMember({type: 'callout'}),
    defineArrayMember({type: 'benefitList'}),
    defineArrayMember({type: 'regionGuide'}),
    defineArrayMember({type: 'caveatNotice'}),
    defineArrayMember({type: 'table'}),
  ],
})
