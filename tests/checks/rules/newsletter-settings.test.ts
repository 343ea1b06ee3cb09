import {expect, it} from 'vitest'
import {article, newsletter, runRule} from '../run-rule.ts'

const settings = (fields: Readonly<Record<string, unknown>> = {}) => ({
  _id: 'siteSettings',
  _type: 'siteSettings',
  siteUrl: 'https://example.org',
  postalAddress: 'Example Street 1',
  senderEmail: 'news@example.org',
  unsubscribeUrl: 'https://example.org/unsubscribe',
  ...fields,
})

it('accepts settings with everything a mail needs', () => {
  expect(runRule('newsletter-settings', [settings(), newsletter('n')])).toEqual([])
})

it('says nothing where there is no newsletter', () => {
  expect(
    runRule('newsletter-settings', [settings({postalAddress: '', siteUrl: 'http://localhost'}), article('a')]),
  ).toEqual([])
})

it('reports each thing that is missing', () => {
  const found = runRule('newsletter-settings', [
    settings({
      postalAddress: ' \n ',
      senderEmail: 'news',
      unsubscribeUrl: 'http://example.org/unsubscribe',
      siteUrl: 'http://example.org',
    }),
    newsletter('n'),
  ])
  expect(found.map(({reason}) => reason)).toEqual([
    'Cannot make a mail, expected a postal address, which the law asks for',
    'Cannot make a mail, expected the sender’s e-mail address',
    'Cannot make a mail, expected a plain address where readers unsubscribe, beginning with https://',
    'Cannot make a mail with links to http://example.org, expected an address with https://',
  ])
  expect(runRule('newsletter-settings', [newsletter('n')])).toHaveLength(4)
})

it.each([
  'https://example.org/u?b=<x>',
  'https://example.org/u y',
  'https://example.org/{{id}}',
  'https://example.org/*|EMAIL|*',
])('reports %s, in which something would have to be replaced', (unsubscribeUrl) => {
  expect(runRule('newsletter-settings', [settings({unsubscribeUrl}), newsletter('n')])).toHaveLength(1)
})
