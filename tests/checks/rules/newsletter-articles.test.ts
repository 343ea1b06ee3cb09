import {expect, it} from 'vitest'
import {article, newsletter, refs, runRule} from '../run-rule.ts'

const section = (...ids: readonly string[]) => ({_key: 's', selection: 'picked', articles: refs(...ids)})

it('accepts what is out when the issue is sent', () => {
  const documents = [
    article('old', {publishedAt: '2026-05-01T08:00:00Z'}),
    article('soon', {publishedAt: '2026-11-26T08:00:00Z'}),
    article('undated'),
    newsletter('n', {sendAt: '2026-11-27T07:00:00Z', sections: [section('old', 'soon', 'undated', 'gone')]}),
  ]
  expect(runRule('newsletter-articles', documents)).toEqual([])
})

it('reports what comes later', () => {
  const documents = [
    article('late', {title: 'Late', publishedAt: '2026-11-28T08:00:00Z'}),
    newsletter('n', {sendAt: '2026-11-27T07:00:00Z', sections: [section('late')]}),
    newsletter('undated', {sections: [section('late')]}),
  ]
  expect(runRule('newsletter-articles', documents)).toEqual([
    {
      id: 'n',
      path: 'sections[_key=="s"].articles[_key=="late"]',
      reason: 'Unexpected article `Late` of 2026-11-28T08:00:00Z, expected one that is out by 2026-11-27T07:00:00Z',
    },
    {
      id: 'undated',
      path: 'sections[_key=="s"].articles[_key=="late"]',
      reason: 'Unexpected article `Late` of 2026-11-28T08:00:00Z, expected one that is out by 2026-11-27T07:00:00Z',
    },
  ])
})
