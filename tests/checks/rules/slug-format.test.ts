import {expect, it} from 'vitest'
import {reservedSlugs} from '../../../src/site/reserved-slugs.ts'
import {article, caveat, runRule, slug} from '../run-rule.ts'

it.each(['massage-for-back-pain', 'a', 'lower_back', 'rücken', '2026', 'a'.repeat(96), 'console'])(
  'accepts %s',
  (current) => {
    expect(runRule('slug-format', [article('a', slug(current))])).toEqual([])
  },
)

it.each([
  '../../etc/passwd',
  'CON',
  'con',
  'lpt1',
  '',
  'a'.repeat(300),
  'Upper',
  'a b',
  'a/b',
  'a.b',
  '-a',
  'a--b',
  'index',
  'feed',
  'u\u0308',
  '%2e%2e',
  'a\0b',
  3,
  undefined,
])('refuses %j', (current) => {
  expect(runRule('slug-format', [article('a', slug(current))])).toMatchObject([{id: 'a', path: 'slug.current'}])
})

it('wants a slug only where there is a page', () => {
  expect(runRule('slug-format', [article('a'), caveat('b')])).toEqual([
    {id: 'a', path: 'slug', reason: 'Cannot publish without a slug, expected a name'},
  ])
})

it('refuses what the output uses itself', () => {
  expect(reservedSlugs).toEqual([
    'atom',
    'benefits',
    'conditions',
    'feed',
    'index',
    'mail',
    'page',
    'regions',
    'rss',
    'summary',
    'therapies',
  ])
  for (const reserved of reservedSlugs)
    expect(runRule('slug-format', [article('a', slug(reserved))]), reserved).toHaveLength(1)
})
