import {expect, it} from 'vitest'
import {article, runRule} from '../run-rule.ts'

it('has nothing to say about what is published, or has no date that can be read', () => {
  expect(
    runRule('scheduled', [
      article('a', {publishedAt: '2026-11-21T00:00:00Z'}),
      article('b'),
      article('c', {publishedAt: 'soon'}),
    ]),
  ).toEqual([])
})

it('notes what is kept out until its time', () => {
  expect(runRule('scheduled', [article('a', {publishedAt: '2026-11-23T00:00:00Z'})])).toMatchObject([
    {id: 'a', path: 'publishedAt'},
  ])
})
