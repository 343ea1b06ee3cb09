import {expect, it} from 'vitest'
import {addressesAfter} from '../../src/content/previous-slugs.ts'

const page = (current: string | undefined, previousSlugs?: readonly string[]) => ({
  _id: 'a',
  _type: 'article',
  ...(current === undefined ? {} : {slug: {_type: 'slug', current}}),
  ...(previousSlugs === undefined ? {} : {previousSlugs}),
})

it.each([
  ['a new page', undefined, page('a'), undefined],
  ['the same address', page('a'), page('a'), undefined],
  ['another address', page('a'), page('b'), ['a']],
  ['a third address', page('b'), page('c', ['a']), ['a', 'b']],
  ['an address it had before', page('b', ['a']), page('a', ['a']), ['b']],
  ['an address where there was none', page(undefined), page('a'), undefined],
] as const)('%s', (_, published, draft, expected) => {
  expect(addressesAfter(published, draft)).toEqual(expected)
})
