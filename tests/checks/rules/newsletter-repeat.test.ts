import {expect, it} from 'vitest'
import {article, newsletter, refs, runRule} from '../run-rule.ts'

const section = (key: string, ...ids: readonly string[]) => ({_key: key, selection: 'picked', articles: refs(...ids)})
const articles = ['a', 'b'].map((id) => article(id, {title: id.toUpperCase(), publishedAt: '2026-05-01T08:00:00Z'}))

it('accepts an article again after an issue without it', () => {
  const documents = [
    ...articles,
    newsletter('1', {sendAt: '2026-06-01T07:00:00Z', sections: [section('s', 'a')]}),
    newsletter('2', {sendAt: '2026-07-01T07:00:00Z', sections: [section('s', 'b')]}),
    newsletter('3', {sendAt: '2026-08-01T07:00:00Z', sections: [section('s', 'a')]}),
  ]
  expect(runRule('newsletter-repeat', documents)).toEqual([])
})

it('reports one that stands in an issue twice, or in two in a row', () => {
  const documents = [
    ...articles,
    newsletter('1', {sendAt: '2026-06-01T07:00:00Z', sections: [section('s', 'a'), section('t', 'b', 'a')]}),
    newsletter('2', {sendAt: '2026-07-01T07:00:00Z', sections: [section('s', 'b')]}),
  ]
  expect(runRule('newsletter-repeat', documents)).toEqual([
    {
      id: '1',
      path: 'sections[_key=="t"].articles[_key=="a"]',
      reason: 'Unexpected article `A` a second time, expected it once in an issue',
    },
    {
      id: '2',
      path: 'sections[_key=="s"].articles[_key=="b"]',
      reason: 'Unexpected article `B`, expected one that was not in the last issue',
    },
  ])
})
