import {expect, it} from 'vitest'
import {benefit, ref, runRule} from '../run-rule.ts'

it('accepts graded evidence with a source', () => {
  const evidence = [{_key: 'e', _type: 'evidence', certainty: 'low', source: ref('s')}]
  expect(runRule('evidence-graded', [benefit('a', {evidence})])).toEqual([])
})

it('reports missing evidence, and evidence nobody graded', () => {
  const documents = [benefit('a'), benefit('b', {evidence: [{_key: 'e', _type: 'evidence', certainty: 'notGraded'}]})]
  expect(runRule('evidence-graded', documents).map(({id, path}) => [id, path])).toEqual([
    ['a', 'evidence'],
    ['b', 'evidence[_key=="e"].certainty'],
  ])
})
