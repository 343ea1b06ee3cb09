import {defineField} from '@sanity/types'

/** A field for a web colour: `#` and six hexadecimal digits. Studio shows a colour picker beside it. */
export function colourField(options: ColourOptions) {
  return defineField({
    ...options,
    type: 'string',
    options: {reading: 'none'},
    placeholder: '#1f6f6b',
    validation: (rule) =>
      rule.regex(/^#[0-9a-f]{6}$/i, {name: 'colour'}).error('Write a colour as # and six digits, such as #1f6f6b'),
  })
}

interface ColourOptions {
  readonly name: string
  readonly title: string
  readonly description: string
  readonly group: string
}
