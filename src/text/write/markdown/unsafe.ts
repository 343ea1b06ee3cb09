import type {ConstructName, Unsafe} from 'mdast-util-to-markdown'

/** Inline constructs that do not contain text. */
const withoutWords: ConstructName[] = [
  'autolink',
  'destinationLiteral',
  'destinationRaw',
  'titleQuote',
  'titleApostrophe',
]

/** Characters to escape in addition to those of mdast-util-to-markdown. */
export const unsafe: Unsafe[] = [
  // A `<` in prose is never the start of a tag, but generators that support components would read it as one.
  {character: '<', inConstruct: 'phrasing', notInConstruct: withoutWords},
  // After `www.`, GFM parsers read marks and character references as part of an address.
  {character: '.', before: '[Ww]{3}', inConstruct: 'phrasing', notInConstruct: withoutWords},
  // At the start of a link's address, `<` would begin the other form, `<address>`.
  {character: '<', inConstruct: 'destinationRaw'},
  ...addressesIn('phrasing', ['autolink', 'link', 'image', 'label']),
]

/**
 * Returns patterns for the start of an address in plain text. mdast-util-gfm-autolink-literal has the same three, but
 * there, a character after one match cannot also come before the next one: in `a@b@c.d` it finds only the first `@`.
 */
export function addressesIn(inConstruct: ConstructName, notInConstruct: ConstructName[]): Unsafe[] {
  return [
    {character: '@', before: '(?<=[+\\-.\\w])', after: '(?=[\\-.\\w])', inConstruct, notInConstruct},
    {character: '.', before: '(?<=[Ww])', after: '(?=[\\-.\\w])', inConstruct, notInConstruct},
    {character: ':', before: '(?<=[ps])', after: '(?=\\/)', inConstruct, notInConstruct},
  ]
}
