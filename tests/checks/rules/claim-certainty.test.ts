import {expect, it} from 'vitest'
import {benefit, runRule} from '../run-rule.ts'

const evidence = (certainty: string) => ({evidence: [{_key: 'e', _type: 'evidence', certainty}]})

it('accepts a hedged claim, and a plain one with good evidence', () => {
  const documents = [
    benefit('a', {claim: 'It may help.', ...evidence('low')}),
    benefit('b', {claim: 'It helps.', ...evidence('moderate')}),
    benefit('c', {claim: 'It can help.'}),
  ]
  expect(runRule('claim-certainty', documents)).toEqual([])
})

it('wants `may` or `can` where evidence is low or not graded', () => {
  const documents = [benefit('a', {claim: 'It helps.', ...evidence('veryLow')}), benefit('b', {claim: 'It helps.'})]
  expect(runRule('claim-certainty', documents).map(({id, path}) => [id, path])).toEqual([
    ['a', 'claim'],
    ['b', 'claim'],
  ])
})
