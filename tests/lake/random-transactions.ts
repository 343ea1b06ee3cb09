import fc from 'fast-check'

const ids = ['a', 'b', 'drafts.a', 'versions.r.a'] as const
const id = fc.constantFrom(...ids)
const value = fc.oneof(
  fc.integer({min: -5, max: 5}),
  fc.string({maxLength: 6}),
  fc.constant(null),
  fc.array(
    fc.integer({min: 0, max: 9}).map((n) => ({_key: `k${n}`, n})),
    {maxLength: 3},
  ),
  fc.record({x: fc.integer(), y: fc.string({maxLength: 3})}, {noNullPrototype: true}),
)
const path = fc.constantFrom(
  'title',
  'list',
  'list[0]',
  'list[_key=="k1"].n',
  'nested.deep',
  'nested.x',
  'count',
  'list[-1]',
  'list[_key=="k2"]',
)

const document = fc.record(
  {
    _id: id,
    _type: fc.constantFrom('t', 'u'),
    title: fc.string({maxLength: 8}),
    list: fc.array(
      fc.integer({min: 0, max: 4}).map((n) => ({_key: `k${n}`, n})),
      {maxLength: 4},
    ),
    count: fc.integer({min: 0, max: 9}),
  },
  {noNullPrototype: true},
)

const operations = fc.oneof(
  fc.tuple(path, value).map(([at, to]) => ({set: {[at]: to}})),
  fc.tuple(path, value).map(([at, to]) => ({setIfMissing: {[at]: to}})),
  path.map((at) => ({unset: [at]})),
  fc.integer({min: -3, max: 3}).map((by) => ({inc: {count: by}})),
  fc.integer({min: -3, max: 3}).map((by) => ({dec: {count: by}})),
  fc
    .tuple(
      fc.constantFrom('before', 'after', 'replace'),
      fc.constantFrom('list[0]', 'list[-1]', 'list[_key=="k1"]'),
      fc.array(value, {maxLength: 2}),
    )
    .map(([where, at, items]) => ({insert: {[where]: at, items}})),
  fc.constant({unset: ['_empty_action_guard_pseudo_field_']}),
)

const mutation = fc.oneof(
  {weight: 3, arbitrary: document.map((create) => ({create}))},
  {weight: 2, arbitrary: document.map((createIfNotExists) => ({createIfNotExists}))},
  {weight: 3, arbitrary: document.map((createOrReplace) => ({createOrReplace}))},
  {weight: 2, arbitrary: id.map((target) => ({delete: {id: target}}))},
  {weight: 8, arbitrary: fc.tuple(id, operations).map(([target, patch]) => ({patch: {id: target, ...patch}}))},
)

/** Mutations on few documents, so that several affect the same one. Many of them fail. */
export const randomTransactions = fc.array(fc.array(mutation, {minLength: 1, maxLength: 4}), {
  minLength: 1,
  maxLength: 25,
})
