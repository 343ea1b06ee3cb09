import {expect, it} from 'vitest'
import {article, benefit, block, ref, runRule, span} from '../run-rule.ts'

const source = (fields: object) => ({_id: 's', _type: 'source', title: 'A study', ...fields})
const cites = article('a', {
  body: [block('b', [span('so it is said', 'm')], {markDefs: [{_key: 'm', _type: 'citation', source: ref('s')}]})],
})
const rests = benefit('c', {evidence: [{_key: 'e', _type: 'evidence', certainty: 'low', source: ref('s')}]})

it('accepts a source that stands', () => {
  expect(runRule('retracted-source', [cites, rests, source({})])).toEqual([])
  expect(runRule('retracted-source', [cites, source({retracted: {}})])).toEqual([])
})

it('reports what rests on one that does not, wherever', () => {
  const found = runRule('retracted-source', [
    cites,
    rests,
    source({retracted: {date: '2026-01-01', notice: '10.1000/notice'}}),
  ])
  expect(found).toMatchObject([
    {id: 'a', reason: expect.stringContaining('retracted')},
    {id: 'c', reason: expect.stringContaining('retracted')},
  ])
})
