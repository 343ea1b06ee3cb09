import {expect, it} from 'vitest'
import {benefit, ref, runRule} from '../run-rule.ts'

it('accepts graded evidence with a source', () => {
  const evidence = [{_key: 'e', _type: 'evidence', certainty: 'low', source: ref('s')}]
  expect(runRule('evidence-graded', [benefit('a', {evidence})])).toEqual([])
})

it('reports missing evidence, evidence nobody graded, and a grade without a source', () => {
  const documents = [
    benefit('a'),
    benefit('b', {evidence: [{_key: 'e', _type: 'evidence', certainty: 'notGraded'}]}),
    benefit('c', {evidence: [{_key: 'e', _type: 'evidence', certainty: 'high'}]}),
  ]
  expect(runRule('evidence-graded', documents).map(({id, path}) => [id, path])).toEqual([
    ['a', 'evidence'],
    ['b', 'evidence[_key=="e"].certainty'],
    ['c', 'evidence[_key=="e"].source'],
  ])
})
