import fc from 'fast-check'
import type {LakeDocument} from '../../../lake/document.ts'

const names = ['a', 'b', 'c', 'd', 'e', 'f'] as const
const ids = [
  ...names,
  ...names.slice(0, 4).map((name) => `drafts.${name}`),
  ...names.slice(0, 3).map((name) => `versions.r1.${name}`),
  'versions.r2.a',
  'nested.dots.id',
]
const types = ['article', 'person', 'region'] as const
const words = ['back', 'Back', 'neck', 'σ', 'ς', 'Massage.', 'it-is', 'x', 'backpain', 'e.g.', 'ß', 'don’t'] as const

const id = fc.constantFrom(...names)
const plain = {noNullPrototype: true} as const
const date = fc.constantFrom('2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', '2026-02-01T12:00:00.5Z')
const text = fc.array(fc.constantFrom(...words), {maxLength: 4}).map((list) => list.join(' '))
const longText = text.map((short) => `${short} `.repeat(12))
const reference = fc.record(
  {_type: fc.constant('reference'), _ref: id, _weak: fc.constant(true)},
  {requiredKeys: ['_type', '_ref'], noNullPrototype: true},
)
const block = fc.array(text, {maxLength: 3}).map((spans) => ({
  _type: 'block',
  children: spans.map((span) => ({_type: 'span', text: span})),
}))

const fields = fc.record(
  {
    title: fc.oneof(text, longText, fc.integer({min: 0, max: 3}), fc.constant(null)),
    slug: fc.oneof(
      fc.constantFrom(...names).map((current) => ({_type: 'slug', current})),
      fc.constant({current: 'long '.repeat(40)}),
      fc.constantFrom('plain', 3),
    ),
    publishedAt: fc.oneof(date, fc.integer({min: 0, max: 2})),
    count: fc.oneof(fc.integer({min: 0, max: 4}), fc.boolean(), fc.constant('2')),
    author: reference,
    regions: fc.array(
      fc.oneof({weight: 5, arbitrary: reference}, {weight: 1, arbitrary: fc.constantFrom('a', null, 3)}),
      {maxLength: 3},
    ),
    nested: fc.record({inner: reference, text, deep: fc.record({_ref: id, below: reference}, plain)}, plain),
    tags: fc.array(fc.constantFrom('a', 'b', 'back', 'neck'), {maxLength: 3}),
    body: fc.array(block, {maxLength: 3}),
  },
  {requiredKeys: [], noNullPrototype: true},
)

const document = (documentId: string) =>
  fc
    .record({_type: fc.constantFrom(...types), _updatedAt: date, fields})
    .map(({_type, _updatedAt, fields: rest}): LakeDocument => ({
      _id: documentId,
      _type,
      _rev: 'r1',
      _createdAt: '2026-01-01T00:00:00Z',
      _updatedAt,
      ...rest,
    }))

/** Datasets of a few documents, drafts and versions. They use few values, so that queries match some of them. */
export const randomDataset: fc.Arbitrary<LakeDocument[]> = fc
  .subarray(ids, {minLength: 0})
  .chain((chosen) => fc.tuple(...chosen.map(document)))
  .map((documents) => documents.toSorted((a, b) => (a._id < b._id ? -1 : 1)))

const quoted = (value: string): string => JSON.stringify(value)
const attribute = fc.constantFrom(
  '_id',
  '_type',
  'title',
  'slug.current',
  'publishedAt',
  'count',
  'author._ref',
  '_updatedAt',
  'nested.text',
  'nested.deep._ref',
  'nested.deep.below._ref',
  '_rev',
)
const textAttribute = fc.constantFrom(
  'title',
  'tags',
  '[title, nested.text]',
  'pt::text(body)',
  'body[].children[].text',
  'author->title',
  '_id',
  '_type',
)
const constant = fc.oneof(
  fc.constantFrom(...ids, ...types, ...names).map(quoted),
  fc.constantFrom('1', '2', 'true', 'null', '"2026-01-02T00:00:00Z"', '"plain"', '"2"'),
)
const pattern = fc.oneof(
  fc.constantFrom(...words, 'ba*', '*ck', 'b*k', '*', 'neck back', 'Σ', 'SS', '').map(quoted),
  fc.constant('["ba*", "neck"]'),
)
const listOfConstants = fc.array(constant, {maxLength: 3}).map((members) => `[${members.join(', ')}]`)
const comparison = fc.constantFrom('==', '!=', '<', '<=', '>', '>=')
const glob = fc.constantFrom('drafts.**', 'versions.r1.*', '*', '**', 'a', 'nested.**')

const plainCondition = fc.oneof(
  {weight: 4, arbitrary: fc.tuple(attribute, comparison, constant).map((parts) => parts.join(' '))},
  {weight: 2, arbitrary: fc.tuple(constant, fc.constant('=='), attribute).map((parts) => parts.join(' '))},
  {weight: 3, arbitrary: fc.constantFrom(...types).map((type) => `_type == "${type}"`)},
  {weight: 2, arbitrary: fc.tuple(attribute, listOfConstants).map(([left, right]) => `${left} in ${right}`)},
  {weight: 2, arbitrary: id.map((name) => `"${name}" in regions[]._ref`)},
  {weight: 1, arbitrary: id.map((name) => `"${name}" in nested.regions[]._ref`)},
  {weight: 2, arbitrary: fc.oneof(id.map(quoted), listOfConstants).map((argument) => `references(${argument})`)},
  {weight: 1, arbitrary: id.map((name) => `sanity::versionOf("${name}")`)},
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'sanity::partOfRelease("r1")',
      'defined(slug.current)',
      'defined(body)',
      'string::startsWith(_id, "drafts.")',
      '"a" in tags',
      'count',
      '@._type == "person"',
      'publishedAt <= now()',
      '_id == _type',
      'title == nested.text',
    ),
  },
  {weight: 2, arbitrary: fc.tuple(constant, comparison, attribute).map((parts) => parts.join(' '))},
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        fc.constantFrom('publishedAt', '_updatedAt', 'count', 'title'),
        comparison,
        fc.oneof(date.map(quoted), fc.constantFrom('0', '1', '2', '3', '"b"')),
      )
      .map((parts) => parts.join(' ')),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('', '!'), fc.oneof(attribute, fc.constantFrom('body', 'constructor', 'regions')))
      .map(([not, field]) => `${not}defined(${field})`),
  },
  {weight: 1, arbitrary: glob.map((path) => `_id in path("${path}")`)},
  {weight: 3, arbitrary: fc.tuple(textAttribute, pattern).map(([left, right]) => `${left} match ${right}`)},
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'author._ref in *[_type == "person"]._id',
      '_id in *[_type == "article"].regions[]._ref',
      'references(*[_type == "person"]._id)',
      'count(*[references(^._id)]) > 1',
      'count(*[_id == ^.author._ref]) == 1',
    ),
  },
)

const condition: fc.Arbitrary<string> = fc.letrec<{node: string}>((tie) => ({
  node: fc.oneof(
    {maxDepth: 3, withCrossShrink: true},
    {weight: 4, arbitrary: plainCondition},
    {weight: 3, arbitrary: fc.tuple(tie('node'), tie('node')).map(([a, b]) => `${a} && ${b}`)},
    {weight: 1, arbitrary: fc.tuple(tie('node'), tie('node')).map(([a, b]) => `(${a} || ${b})`)},
    {weight: 1, arbitrary: tie('node').map((inner) => `!(${inner})`)},
  ),
})).node

const order = fc
  .array(
    fc.tuple(
      fc.constantFrom(
        '_id',
        '_updatedAt',
        'title',
        'publishedAt',
        'count',
        'slug.current',
        'author->title',
        'coalesce(title, _id)',
        'dateTime(publishedAt)',
        '_type',
      ),
      fc.constantFrom('', ' asc', ' desc'),
    ),
    {minLength: 1, maxLength: 2},
  )
  .map((keys) => ` | order(${keys.map(([key, way]) => key + way).join(', ')})`)

const slice = fc.constantFrom(
  '[0]',
  '[1]',
  '[-1]',
  '[0...2]',
  '[0..2]',
  '[1...3]',
  '[-2..-1]',
  '[2...1]',
  '[5...9]',
  '[3...5]',
  '[4..6]',
  '[2...30]',
  '[40...60]',
)

const projection = fc.constantFrom(
  '{_id}',
  '{_id, title, publishedAt}',
  '{_id, "t": title, title}',
  '{"title": _id, count}',
  '{...}',
  '{..., "author": author->title}',
  '{"author": author->{_id, title}, "regions": regions[]->_id}',
  '{"n": count(*[references(^._id)])}',
  '{"n": count(*[_type == "article" && references(^._id)]), "m": count(*[references(^.regions[]._ref)])}',
  '{"n": count(*[references(^.title) && title > "b"]), "o": *[_type == "person" && references(^._id)]._id}',
  '{_id, "back": *[author._ref == ^._id]{_id, title}}',
  '{"back": *[^._id in regions[]._ref && _type == "article"] | order(_updatedAt desc)[0...2]._id}',
  '{"self": *[_id == ^._id][0]._type, "up": ^.title}',
  '{"siblings": *[_type == ^._type && _id != ^._id]._id}',
  '{"list": *[_id in ^.regions[]._ref]._id, "same": *[slug.current == ^.slug.current]._id}',
  '{"any": *[references(^.regions[]._ref)]._id, "deep": *[references(^._id)]{"m": *[_id == ^.^._id]._id}}',
  '{"text": pt::text(body), "all": count(*)}',
  '{"first": *[0]._id, "last": *[-1]._id, "o": *|order(title desc)[0]._id}',
  '._id',
  '.regions[]._ref',
  '.author->title',
  '.author->',
)

const part = <Value>(arbitrary: fc.Arbitrary<Value>): fc.Arbitrary<Value | ''> => fc.option(arbitrary, {nil: ''})

const list = fc
  .tuple(
    fc.oneof(
      {
        weight: 6,
        arbitrary: fc
          .array(condition, {minLength: 1, maxLength: 2})
          .map((all) => `*${all.map((one) => `[${one}]`).join('')}`),
      },
      {weight: 1, arbitrary: fc.constantFrom('*', '*[]')},
    ),
    part(order),
    part(slice),
    part(projection),
    part(order),
    part(slice),
  )
  .map((parts) => parts.join(''))

/** Queries as people write them, and unusual ones. Some are not valid GROQ. */
export const randomQuery: fc.Arbitrary<string> = fc.oneof(
  {weight: 8, arbitrary: list},
  {weight: 1, arbitrary: list.map((query) => `count(${query})`)},
  {weight: 1, arbitrary: fc.tuple(list, list).map(([a, b]) => `{"a": ${a}, "b": count(${b})}`)},
  {weight: 1, arbitrary: fc.tuple(list, condition).map(([query, by]) => `${query} | score(${by})`)},
)
