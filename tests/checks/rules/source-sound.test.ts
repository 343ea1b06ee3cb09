import {expect, it} from 'vitest'
import {runRule} from '../run-rule.ts'

const source = (fields: object) => ({_id: 's', _type: 'source', title: 'A study', ...fields})

it('accepts a year that has come, and a DOI that can be looked up', () => {
  expect(runRule('source-sound', [source({year: 2026, doi: '10.1002/14651858.CD001929.pub3'})])).toEqual([])
  expect(runRule('source-sound', [source({doi: '10.1016/S0140-6736(97)11096-0'})])).toEqual([])
})

it.each([
  {year: 2027},
  {doi: '10.1002/14651858.CD001929.'},
  {doi: '10.1002/ab cd'},
  {doi: 'https://doi.org/10.1002/ab'},
])('reports %o', (fields) => {
  expect(runRule('source-sound', [source(fields)])).toHaveLength(1)
})
