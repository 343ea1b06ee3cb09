import {expect, it} from 'vitest'
import {article, benefit, block, runRule} from '../run-rule.ts'

it.each([
  'It may help.',
  'It has not been proven.',
  'There is no proven effect.',
  'Nothing is guaranteed.',
  'It improves security.',
])('accepts “%s”', (claim) => {
  expect(runRule('claim-strength', [benefit('a', {claim})])).toEqual([])
})

it.each(['It cures pain.', 'It eliminates pain.', 'Relief is guaranteed.', 'A proven way.', 'This PROVES it.'])(
  'refuses “%s”',
  (claim) => {
    expect(runRule('claim-strength', [benefit('a', {claim})])).toMatchObject([{id: 'a', path: 'claim'}])
  },
)

it('looks into titles and explanations of benefits, not into articles', () => {
  const documents = [
    benefit('a', {title: 'Cures all', explanation: [block('b', 'It is proven.')]}),
    article('b', {body: [block('b', 'Nobody has proven it; “cures” is a word we do not use.')]}),
  ]
  expect(runRule('claim-strength', documents).map(({id, path}) => [id, path])).toEqual([
    ['a', 'title'],
    ['a', 'explanation[_key=="b"]'],
  ])
})
