import {expect, it} from 'vitest'
import {article, newsletter, runRule} from '../run-rule.ts'

const settings = {_id: 'siteSettings', _type: 'siteSettings', siteUrl: 'https://example.org'}
const linking = (href: string) => [
  {
    _key: 'b',
    _type: 'block',
    markDefs: [{_key: 'l', _type: 'link', href}],
    children: [{_key: 's', _type: 'span', text: 'words', marks: ['l']}],
  },
]
const page = article('a', {slug: {_type: 'slug', current: 'back'}, previousSlugs: ['old-back']})

it('accepts pages that are there, other sites, and mail addresses', () => {
  const hrefs = [
    'https://example.org/articles/back/',
    '/articles/back',
    'https://example.org/articles/old-back/',
    'https://other.example/x',
    'mailto:a@example.org',
    'https://example.org/shop/',
    'https://example.org/articles/',
    'https://example.org/articles',
  ]
  const sections = hrefs.map((href, index) => ({_key: `s${index}`, text: linking(href)}))
  const introduction = 'See https://example.org/articles/back/. And https://other.example!'
  expect(runRule('newsletter-links', [settings, page, newsletter('n', {introduction, sections})])).toEqual([])
})

it('reports pages of ours that are not there, and links without https, also where they are typed', () => {
  const sections = [
    {_key: 's', text: linking('https://example.org/articles/bakc/')},
    {_key: 't', text: linking('http://other.example/')},
  ]
  const introduction = 'See https://example.org/benefits/none, or http://plain.example.'
  expect(runRule('newsletter-links', [settings, page, newsletter('n', {introduction, sections})])).toEqual([
    {
      id: 'n',
      path: 'introduction',
      reason: 'Unexpected link to `https://example.org/benefits/none`, expected a page of ours that exists',
    },
    {
      id: 'n',
      path: 'introduction',
      reason: 'Unexpected link to `http://plain.example`, expected an address with https://',
    },
    {
      id: 'n',
      path: 'sections[_key=="s"].text[_key=="b"].markDefs[_key=="l"].href',
      reason: 'Unexpected link to `https://example.org/articles/bakc/`, expected a page of ours that exists',
    },
    {
      id: 'n',
      path: 'sections[_key=="t"].text[_key=="b"].markDefs[_key=="l"].href',
      reason: 'Unexpected link to `http://other.example/`, expected an address with https://',
    },
  ])
})
