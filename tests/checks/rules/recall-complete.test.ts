import {expect, it} from 'vitest'
import {article, ref, runRule} from '../run-rule.ts'

const recall = {recalledAt: '2026-11-20T08:00:00Z', reason: 'The study it leaned on was withdrawn.'}

it('accepts a recall with a date and a reason, and none at all', () => {
  expect(
    runRule('recall-complete', [article('a', {recall}), article('b'), article('c', {recall: {_type: 'recall'}})]),
  ).toEqual([])
})

it('reports what is missing', () => {
  const found = runRule('recall-complete', [
    article('a', {recall: {reason: recall.reason}}),
    article('b', {recall: {recalledAt: recall.recalledAt, reason: '  '}}),
    article('c', {recall: {instead: ref('a')}}),
    article('d', {recall: {...recall, recalledAt: 'soon'}}),
  ])
  expect(found).toEqual([
    {id: 'a', path: 'recall.recalledAt', reason: 'Cannot recall without a date, expected both a date and a reason'},
    {id: 'b', path: 'recall.reason', reason: 'Cannot recall without a reason, expected both a date and a reason'},
    {id: 'c', path: 'recall.reason', reason: 'Cannot recall without a reason, expected both a date and a reason'},
    {id: 'd', path: 'recall.recalledAt', reason: 'Cannot recall without a date, expected both a date and a reason'},
  ])
})
