import {defineField} from '@sanity/types'

/** A colour as the web writes it: a number sign and six hexadecimal digits. Studio shows it beside the field. */
export function colourField(options: ColourOptions) {
  return defineField({
    ...options,
    type: 'string',
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
