import {expect, it} from 'vitest'
import {benefit, ref, runRule} from '../run-rule.ts'

const evidence = (fields: object) => ({evidence: [{_key: 'e', _type: 'evidence', ...fields}]})

it('accepts a grade with its source, and no grade', () => {
  const documents = [
    benefit('a', evidence({certainty: 'low', source: ref('s')})),
    benefit('b', evidence({certainty: 'notGraded'})),
  ]
  expect(runRule('grade-source', documents)).toEqual([])
})

it('reports a grade without a source', () => {
  expect(runRule('grade-source', [benefit('a', evidence({certainty: 'high'}))])).toMatchObject([
    {id: 'a', path: 'evidence[_key=="e"].source'},
  ])
})
