import fc from 'fast-check'
import {decorators} from '../../../src/content/portable-text.ts'

const links = {l1: 'https://a.example/x', l2: 'https://b.example/?a=1&b=(2)'}

/** Text made of characters with a meaning in Markdown, spaces and ordinary words. */
const text = fc
  .array(
    fc.constantFrom(
      'word',
      'Word',
      'a',
      'w',
      'https',
      'www',
      ' ',
      ' ',
      '  ',
      '*',
      '**',
      '_',
      '__',
      '~',
      '~~',
      '`',
      '``',
      '[',
      ']',
      '(',
      ')',
      '!',
      '<',
      '>',
      '&',
      '&amp;',
      '#',
      '##',
      '-',
      '+',
      '=',
      '|',
      ':',
      '://',
      '.',
      '1.',
      '1)',
      '\\',
      '\n',
      '{',
      '{{',
      '}}',
      '{%',
      '"',
      "'",
      '“',
      '”',
      '…',
      '—',
      '$',
      '@',
      '0',
      'é',
      '中',
      '👍🏽',
      '\u00A0',
      '\t',
      '/',
      '?',
      ',',
    ),
    {maxLength: 6},
  )
  .map((parts) => parts.join(''))

const marks = fc.uniqueArray(fc.constantFrom(...decorators, 'l1', 'l2'), {maxLength: 3})

const span = fc.record({text, marks}).map((fields) => ({_type: 'span', ...fields}))

/** A block of prose with overlapping and adjacent marks, in any style or list. */
const block = fc
  .record({
    children: fc.array(span, {maxLength: 6}),
    style: fc.constantFrom('normal', 'normal', 'normal', 'h2', 'h3', 'h4', 'blockquote'),
    list: fc.option(fc.record({listItem: fc.constantFrom('bullet', 'number'), level: fc.integer({min: 1, max: 4})}), {
      freq: 2,
    }),
  })
  .map(({children, style, list}) => ({
    _type: 'block',
    style: list === null ? style : 'normal',
    markDefs: Object.entries(links).map(([_key, href]) => ({_key, _type: 'link', href})),
    children,
    ...list,
  }))

export const randomBlocks = fc.array(block, {maxLength: 6})
