import {expect, it} from 'vitest'
import {benefit, runRule} from '../run-rule.ts'

const evidence = (certainty: string) => ({evidence: [{_key: 'e', _type: 'evidence', certainty}]})

it('accepts a claim that is worded as its certainty, or more carefully', () => {
  const documents = [
    benefit('a', {claim: 'It may help.', ...evidence('low')}),
    benefit('b', {claim: 'It helps.', ...evidence('high')}),
    benefit('c', {claim: 'It can help.'}),
    benefit('d', {claim: 'It probably helps.', ...evidence('moderate')}),
    benefit('e', {claim: 'It may help.', ...evidence('moderate')}),
    benefit('f', {claim: 'Whether it helps is very uncertain.', ...evidence('veryLow')}),
    benefit('g', {claim: 'Es lindert wahrscheinlich Schmerzen.', language: 'de', ...evidence('moderate')}),
    benefit('h', {title: 'Circulation', claim: 'It is not known.'}),
  ]
  expect(runRule('claim-certainty', documents)).toEqual([])
})

it('wants the words of GRADE in titles and claims', () => {
  const documents = [
    benefit('a', {claim: 'It may help.', ...evidence('veryLow')}),
    benefit('b', {claim: 'It helps.'}),
    benefit('c', {claim: 'It helps.', ...evidence('moderate')}),
    benefit('d', {title: 'Eases pain', claim: 'It may ease pain.', ...evidence('low')}),
    benefit('e', {claim: 'It helps, and can be booked online.', ...evidence('low')}),
    benefit('f', {claim: 'Es lindert Schmerzen.', language: 'de', ...evidence('low')}),
  ]
  expect(runRule('claim-certainty', documents).map(({id, path}) => [id, path])).toEqual([
    ['a', 'claim'],
    ['b', 'claim'],
    ['c', 'claim'],
    ['d', 'title'],
    ['e', 'claim'],
    ['f', 'claim'],
  ])
})

it('takes the main finding, or else the least certain', () => {
  const finding = (certainty: string, isMain?: boolean) => ({_key: certainty, _type: 'evidence', certainty, isMain})
  const claim = 'It probably helps.'
  expect(
    runRule('claim-certainty', [benefit('a', {claim, evidence: [finding('moderate', true), finding('low')]})]),
  ).toEqual([])
  expect(
    runRule('claim-certainty', [benefit('a', {claim, evidence: [finding('moderate'), finding('low')]})]),
  ).toHaveLength(1)
})
