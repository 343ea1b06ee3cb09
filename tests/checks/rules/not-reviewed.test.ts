import {expect, it} from 'vitest'
import {article, ref, runRule} from '../run-rule.ts'

it('accepts an article with reviewer and date', () => {
  expect(runRule('not-reviewed', [article('a', {reviewedBy: ref('p'), reviewedAt: '2026-01-01'})])).toEqual([])
})

it('reports a missing reviewer, and a review without a date', () => {
  expect(
    runRule('not-reviewed', [article('a'), article('b', {reviewedBy: ref('p')})]).map(({id, path}) => [id, path]),
  ).toEqual([
    ['a', 'reviewedBy'],
    ['b', 'reviewedAt'],
  ])
})
