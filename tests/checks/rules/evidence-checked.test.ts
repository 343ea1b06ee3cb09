import {expect, it} from 'vitest'
import {benefit, ref, runRule} from '../run-rule.ts'

const checked = (checkedAt?: string) =>
  benefit('a', {evidence: [{_key: 'e', _type: 'evidence', certainty: 'low', source: ref('s'), checkedAt}]})

it('accepts a source that somebody has looked at, and evidence without one', () => {
  expect(runRule('evidence-checked', [checked('2024-01-01')])).toEqual([])
  expect(runRule('evidence-checked', [benefit('a', {evidence: [{_key: 'e', certainty: 'notGraded'}]})])).toEqual([])
})

it('reports one that nobody has looked at, or not for long', () => {
  expect(runRule('evidence-checked', [checked()])).toMatchObject([{path: 'evidence[_key=="e"].checkedAt'}])
  expect(runRule('evidence-checked', [checked('2023-11-01')])).toMatchObject([{path: 'evidence[_key=="e"].checkedAt'}])
})
