import fc from 'fast-check'

/*
 * Random Portable Text. Marks overlap, are adjacent, and begin or end with white space. Text contains the characters of
 * Markdown's syntax. Lists of all kinds are nested. Objects of every type occur, also inside containers.
 */

const piece = fc.constantFrom(
  ...'word|Word|a|w|www|www.|http|https|://|e.com|a@b.co| | |  |*|**|_|__|~|~~|`|``|[|]|(|)|](|!|![|<|>|<b>|</b>|<br>|<!--|-->|&|&amp;|&#35;|#|##|-|--|---|+|='.split(
    '|',
  ),
  '|',
  ':',
  '::',
  ':::',
  ':link[',
  ':object{',
  '.',
  '1.',
  '1)',
  '\\',
  '\n',
  '\n\n',
  '{',
  '{{',
  '}}',
  '{%',
  '"',
  "'",
  '“',
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
  '[^1]',
  '[!NOTE]',
  '[ ]',
  '[x]',
  '---\n',
  '\r\n',
  '\u200B',
)

const words = fc.array(piece, {maxLength: 6}).map((parts) => parts.join(''))

const links = {
  l1: {href: 'https://a.example/x'},
  l2: {href: 'b?a=1&b=(2)', title: 'A "title"'},
  l3: {href: '<x y'},
  l4: {href: 'a)b(c\\*'},
  l5: {href: ''},
}
const definitions = Object.entries(links).map(([_key, fields]) => ({_key, _type: 'link', ...fields}))

const decorators = ['strong', 'em', 'code', 'strike-through', 'underline', 'sub', 'highlight']

const address = fc.constantFrom(
  '/a.png',
  'https://x.example/a b.png',
  'a(b',
  '<c>',
  'x\\*y',
  'data:image/png;base64,AA==',
)
const line = words.map((text) => text.replace(/\s+/g, ' ').trim())

const withTitle = (title: string): Record<string, unknown> => (title === '' ? {} : {title})

const image = fc
  .tuple(address, line, line)
  .map(([src, alt, title]) => ({_type: 'image', src, alt, ...withTitle(title)}))
const inlineHtml = fc
  .constantFrom('<kbd>', '</kbd>', '<i class="x">', '<!-- note -->', '<?php ?>')
  .map((html) => ({_type: 'html', html}))

const headings = (width: number) =>
  Array.from({length: width}, (_, index) => ({
    _type: 'cell',
    value: [
      {_type: 'block', style: 'normal', markDefs: [], children: [{_type: 'span', text: `Column ${index}`, marks: []}]},
    ],
  }))

interface Extras {
  readonly inlines: ReadonlyArray<fc.Arbitrary<Record<string, unknown>>>
  readonly blocks: ReadonlyArray<fc.Arbitrary<Record<string, unknown>>>
  readonly marks: readonly string[]
  readonly markDefs: ReadonlyArray<Record<string, unknown>>
  readonly styles: readonly string[]
  readonly fields: fc.Arbitrary<Record<string, unknown>>
}

const keyed = <Value extends object>(arbitrary: fc.Arbitrary<Value>, prefix: string) =>
  fc
    .array(arbitrary, {maxLength: 5})
    .map((values) => values.map((value, index) => ({_key: `${prefix}${index}`, ...value})))

/** Corrects the levels of list items: each is at most one deeper than the one before. */
const withLevels = <Value extends Record<string, unknown>>(blocks: readonly Value[]): Value[] => {
  let depth = 0
  return blocks.map((block) => {
    const level = block['level']
    if (typeof level !== 'number') {
      depth = 0
      return block
    }
    depth = Math.min(level, depth + 1)
    return {...block, level: depth}
  })
}

const createText = (extras: Extras, depth: number): fc.Arbitrary<Array<Record<string, unknown>>> => {
  const marks = fc.uniqueArray(fc.constantFrom(...decorators, ...Object.keys(links), ...extras.marks), {maxLength: 3})
  const span = fc.tuple(words, marks).map(([text, own]) => ({_type: 'span', text, marks: own}))
  const child = fc.oneof({weight: 6, arbitrary: span}, image, inlineHtml, ...extras.inlines)
  const item = fc.record(
    {listItem: fc.constantFrom('bullet', 'number', 'task'), level: fc.integer({min: 1, max: 4}), checked: fc.boolean()},
    {noNullPrototype: true},
  )
  const prose = fc
    .tuple(
      keyed(child, 's'),
      fc.constantFrom('normal', 'normal', 'normal', 'h1', 'h2', 'h3', 'h6', 'blockquote', ...extras.styles),
      fc.option(item, {freq: 2}),
      extras.fields,
    )
    .map(([children, style, list, fields]): Record<string, unknown> => {
      const {checked, ...kind} = list ?? {}
      return {
        _type: 'block',
        style: list?.listItem === 'task' ? 'normal' : style,
        ...kind,
        ...(list?.listItem === 'task' ? {checked} : {}),
        ...fields,
        markDefs: [...definitions, ...extras.markDefs],
        children,
      }
    })
  const inner = depth === 0 ? fc.constant([]) : createText(extras, depth - 1)
  const cell = fc.tuple(line, marks).map(([text, own]) => ({
    _type: 'cell',
    value: [
      {
        _type: 'block',
        style: 'normal',
        markDefs: definitions,
        children: [{_type: 'span', text, marks: own.filter((mark) => mark in links || decorators.includes(mark))}],
      },
    ],
  }))
  const code = fc
    .tuple(words, fc.constantFrom('', 'ts', 'c++', 'a`b'), fc.constantFrom('', 'x=1 y'))
    .map(([text, language, meta]) => ({
      _type: 'code',
      ...(language === '' ? {} : {language, ...(meta === '' ? {} : {meta})}),
      code: text.replace(/\r\n?/g, '\n'),
    }))
  const table = fc
    .tuple(fc.integer({min: 1, max: 3}), fc.integer({min: 1, max: 3}), fc.boolean())
    .chain(([width, height, aligned]) =>
      fc
        .array(fc.array(cell, {minLength: width, maxLength: width}), {minLength: height, maxLength: height})
        .map((rows) => ({
          _type: 'table',
          headerRows: 1,
          ...(aligned ? {alignment: ['left', null, 'center'].slice(0, width)} : {}),
          rows: [headings(width), ...rows].map((cells, index) => ({
            _key: `r${index}`,
            _type: 'row',
            cells: cells.map((value, position) => ({_key: `c${position}`, ...value})),
          })),
        })),
    )
  const callout = fc.tuple(fc.constantFrom('note', 'tip', 'warning'), keyed(prose, 'b')).map(([tone, content]) => ({
    _type: 'callout',
    tone,
    content: withLevels([
      {
        _key: 'first',
        _type: 'block',
        style: 'normal',
        markDefs: [],
        children: [{_key: 's', _type: 'span', text: 'First', marks: []}],
      },
      ...content,
    ]),
  }))
  const block = fc.oneof(
    {weight: 8, arbitrary: prose},
    image,
    code,
    fc.constant({_type: 'horizontal-rule'}),
    fc.constantFrom('<div>\n<b>x</b>\n</div>', '<!-- a\n\nb -->', '<hr>').map((html) => ({_type: 'html', html})),
    table,
    ...(depth === 0 ? [] : [callout, ...extras.blocks.map((make) => fc.tuple(make, inner).map(([object]) => object))]),
  )
  return keyed(block, 'b').map(withLevels)
}

/** Random Portable Text with everything that plain Markdown can express. */
export const portableText = createText(
  {inlines: [], blocks: [], marks: [], markDefs: [], styles: [], fields: fc.constant({})},
  1,
)

const anything = fc.jsonValue({maxDepth: 2}).map((value): unknown => JSON.parse(JSON.stringify(value)))
const objectNamed = (type: string): fc.Arbitrary<Record<string, unknown>> =>
  fc
    .dictionary(fc.constantFrom('size', 'note', 'data', 'class', 'id', 'a b', 'über'), anything, {
      noNullPrototype: true,
    })
    .map((fields) => ({_type: type, ...fields}))
const reference = fc.constantFrom('a', 'b-1', 'x.y').map((_ref) => ({_type: 'reference', _ref}))
const string = words.map((text) => text.replaceAll('\r', ''))

/** Random Portable Text with everything, including unknown types, marks, styles and fields. */
export const anyText = createText(
  {
    inlines: [
      objectNamed('mention'),
      fc.tuple(address, fc.integer()).map(([src, width]) => ({_type: 'image', src, alt: 'x', width})),
    ],
    blocks: [
      objectNamed('chart'),
      objectNamed('my.type'),
      objectNamed('block-quote'),
      fc.tuple(string, string).map(([alt, caption]) => ({
        _type: 'figure',
        image: {_type: 'image', asset: {_type: 'reference', _ref: 'image-a-1x1-png'}},
        alt,
        caption,
      })),
      fc.array(reference, {maxLength: 3}).map((benefits) => ({
        _type: 'benefitList',
        benefits: benefits.map((value, index) => ({_key: `r${index}`, ...value})),
        layout: 'full',
      })),
      fc.array(fc.tuple(reference, string), {maxLength: 3}).map((items) => ({
        _type: 'regionGuide',
        items: items.map(([region, focus], index) => ({_key: `i${index}`, _type: 'regionGuideItem', region, focus})),
      })),
      reference.map((caveat) => ({_type: 'caveatNotice', caveat})),
      fc
        .tuple(string, fc.array(fc.array(string, {minLength: 1, maxLength: 3}), {minLength: 1, maxLength: 3}))
        .map(([caption, rows]) => ({
          _type: 'table',
          caption,
          rows: rows.map((cells, index) => ({_key: `r${index}`, _type: 'tableRow', cells})),
        })),
      fc.constant({_type: 'code', code: 'x', filename: 'a.ts', highlightedLines: [1, 2]}),
    ],
    marks: ['spoiler', 'm1', 'm2', 'm3'],
    markDefs: [
      {_key: 'm1', _type: 'internalLink', reference: {_type: 'reference', _ref: 'a'}},
      {_key: 'm2', _type: 'citation', source: {_type: 'reference', _ref: 'b', _weak: true}},
      {_key: 'm3', _type: 'comment', author: 'me', resolved: false, thread: [1, {a: 'b'}]},
    ],
    styles: ['lead', 'h7'],
    fields: fc.constantFrom({}, {}, {}, {alignment: 'center'}, {'data-x': 3, nested: {a: ['json:1']}}),
  },
  1,
)
