import {expect, it} from 'vitest'
import {article, condition, refs, runRule} from '../run-rule.ts'

it('accepts a condition that says when to get help', () => {
  expect(
    runRule('red-flags', [
      condition('c', {redFlags: [{_key: 'f', _type: 'redFlag', text: 'Numbness', urgency: 'today'}]}),
    ]),
  ).toEqual([])
})

it('reports one that does not, with how many articles want it', () => {
  expect(runRule('red-flags', [condition('c', {redFlags: []}), article('a', {conditions: refs('c')})])).toEqual([
    {
      id: 'c',
      path: 'redFlags',
      reason: 'Unexpected condition without red flags, expected the signs that need a doctor for 1 article about it',
    },
  ])
})

it('asks how soon a sign from before needs help', () => {
  expect(runRule('red-flags', [condition('c', {redFlags: ['Numbness']})])).toMatchObject([{path: 'redFlags[0]'}])
})
