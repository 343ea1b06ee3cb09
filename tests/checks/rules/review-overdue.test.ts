import {expect, it} from 'vitest'
import {article, runRule} from '../run-rule.ts'

it('accepts a review due today or later', () => {
  expect(
    runRule('review-overdue', [
      article('a', {reviewDueAt: '2026-11-22'}),
      article('b', {reviewDueAt: '2027-01-01'}),
      article('c'),
    ]),
  ).toEqual([])
})

it('reports a review whose day has passed', () => {
  expect(runRule('review-overdue', [article('a', {reviewDueAt: '2026-11-21'})])).toMatchObject([
    {id: 'a', path: 'reviewDueAt'},
  ])
})
