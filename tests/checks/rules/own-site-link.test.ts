import {expect, it} from 'vitest'
import {article, block, runRule, slug, span} from '../run-rule.ts'

const settings = {_id: 'siteSettings', _type: 'siteSettings', siteUrl: 'https://site.example'}
const linkTo = (href: string) =>
  article('a', {...slug('a'), body: [block('b', [span('words', 'm')], {markDefs: [{_key: 'm', _type: 'link', href}]})]})

it.each(['https://other.example/articles/a/', 'https://site.example/about', '/contact'])('accepts %s', (href) => {
  expect(runRule('own-site-link', [settings, linkTo(href)])).toEqual([])
})

it.each([
  [
    'https://site.example/articles/a/',
    'Unexpected web address `https://site.example/articles/a/` of a page of ours, expected a link to the page itself',
  ],
  [
    '/articles/a?x=1#y',
    'Unexpected web address `https://site.example/articles/a?x=1#y` of a page of ours, expected a link to the page itself',
  ],
  ['/articles/gone', 'Unexpected link to `https://site.example/articles/gone`, expected a page that exists'],
])('reports %s', (href, reason) => {
  expect(runRule('own-site-link', [settings, linkTo(href)])).toMatchObject([{id: 'a', reason}])
})

it('knows the addresses that a page had before', () => {
  const moved = article('b', {...slug('new'), previousSlugs: ['old']})
  expect(runRule('own-site-link', [settings, moved, linkTo('https://site.example/articles/old/')])).toMatchObject([
    {
      reason:
        'Unexpected web address `https://site.example/articles/old/` of a page of ours, expected a link to the page itself',
    },
  ])
})
