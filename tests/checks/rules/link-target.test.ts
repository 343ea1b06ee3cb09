import {expect, it} from 'vitest'
import {article, block, runRule, span} from '../run-rule.ts'

const linkTo = (href: unknown) =>
  article('a', {body: [block('b', [span('words', 'm')], {markDefs: [{_key: 'm', _type: 'link', href}]})]})

it.each([
  'https://example.org/a?b=c#d',
  'http://example.org',
  'mailto:a@example.org',
  'tel:+123',
  '/about',
  '../x',
  '#part',
  'HTTPS://EXAMPLE.ORG',
])('accepts %s', (href) => {
  expect(runRule('link-target', [linkTo(href)])).toEqual([])
})

it.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\nscript:alert(1)',
  ' \u0001javascript:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  'file:///etc/passwd',
  'ftp://x',
  '',
  undefined,
  3,
])('refuses %j', (href) => {
  expect(runRule('link-target', [linkTo(href)])).toMatchObject([
    {id: 'a', path: 'body[_key=="b"].markDefs[_key=="m"].href'},
  ])
})
