import {expect, it} from 'vitest'
import {article, newsletter, ref, refs, runRule} from '../run-rule.ts'

const newest = (subject?: string) => ({
  _key: 's',
  selection: 'newest',
  ...(subject === undefined ? {} : {subject: ref(subject)}),
})

it('accepts a section that finds something', () => {
  const documents = [
    article('a', {publishedAt: '2026-05-01T08:00:00Z', therapies: refs('heat')}),
    newsletter('n', {sections: [newest('heat')]}),
  ]
  expect(runRule('newsletter-newest', documents)).toEqual([])
})

it('reports one that finds nothing, with the subject and since when', () => {
  const documents = [
    article('a', {publishedAt: '2026-05-01T08:00:00Z'}),
    {_id: 'heat', _type: 'therapy', name: 'Heat'},
    newsletter('first', {sendAt: '2026-06-01T07:00:00Z', sections: [newest('heat')]}),
    newsletter('second', {sendAt: '2026-07-01T07:00:00Z', sections: [newest()]}),
  ]
  expect(runRule('newsletter-newest', documents)).toEqual([
    {
      id: 'first',
      path: 'sections[_key=="s"]',
      reason: 'Unexpected empty section, expected articles about `Heat` that were published',
    },
    {
      id: 'second',
      path: 'sections[_key=="s"]',
      reason: 'Unexpected empty section, expected articles that were published since the issue of 2026-06-01',
    },
  ])
})
