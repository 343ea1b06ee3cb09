import type {ConstructName, Unsafe} from 'mdast-util-to-markdown'

/** Constructs between words that hold no words. */
const withoutWords: ConstructName[] = [
  'autolink',
  'destinationLiteral',
  'destinationRaw',
  'titleQuote',
  'titleApostrophe',
]

/** Characters to escape besides those that mdast-util-to-markdown knows. */
export const unsafe: Unsafe[] = [
  // A `<` in prose is never the start of a tag: generators that read components would take it for one.
  {character: '<', inConstruct: 'phrasing', notInConstruct: withoutWords},
  // After `www.` parsers that know GFM take marks and references for a part of an address.
  {character: '.', before: '[Ww]{3}', inConstruct: 'phrasing', notInConstruct: withoutWords},
  // At the start of an address it opens another form of one.
  {character: '<', inConstruct: 'destinationRaw'},
  ...addressesIn('phrasing', ['autolink', 'link', 'image', 'label']),
]

/**
 * Where an address begins in plain text. mdast-util-gfm-autolink-literal has the same three, but what stands after one
 * cannot stand before the next there: of `a@b@c.d` it sees the first.
 */
export function addressesIn(inConstruct: ConstructName, notInConstruct: ConstructName[]): Unsafe[] {
  return [
    {character: '@', before: '(?<=[+\\-.\\w])', after: '(?=[\\-.\\w])', inConstruct, notInConstruct},
    {character: '.', before: '(?<=[Ww])', after: '(?=[\\-.\\w])', inConstruct, notInConstruct},
    {character: ':', before: '(?<=[ps])', after: '(?=\\/)', inConstruct, notInConstruct},
  ]
}
