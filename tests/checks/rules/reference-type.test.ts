import {expect, it} from 'vitest'
import {article, benefit, bodyRegion, refs, runRule} from '../run-rule.ts'

it('accepts references to what a field is for', () => {
  expect(
    runRule('reference-type', [article('a', {regions: refs('r'), benefits: refs('b')}), bodyRegion('r'), benefit('b')]),
  ).toEqual([])
})

it('reports a document of another type', () => {
  expect(runRule('reference-type', [article('a', {regions: refs('b')}), benefit('b')])).toEqual([
    {id: 'a', path: 'regions[_key=="b"]', reason: 'Unexpected reference to `b` of type `benefit`, expected bodyRegion'},
  ])
})
