import {expect, it} from 'vitest'
import {benefit, ref, runRule} from '../run-rule.ts'

const graded = (certainty: string) =>
  benefit('a', {evidence: [{_key: 'e', _type: 'evidence', certainty, source: ref('s')}]})
const source = (kind: string) => ({_id: 's', _type: 'source', title: 'A study', kind})

it('accepts a high grade on what can show an effect, and a low one on anything', () => {
  expect(runRule('evidence-strength', [graded('high'), source('systematicReview')])).toEqual([])
  expect(runRule('evidence-strength', [graded('low'), source('laboratoryStudy')])).toEqual([])
})

it.each(['expertOpinion', 'laboratoryStudy', 'animalStudy', 'caseReport'])('reports more than low on: %s', (kind) => {
  expect(runRule('evidence-strength', [graded('moderate'), source(kind)])).toMatchObject([
    {path: 'evidence[_key=="e"].certainty'},
  ])
})
