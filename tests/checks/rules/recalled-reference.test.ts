import {expect, it} from 'vitest'
import {article, benefit, ref, refs, runRule} from '../run-rule.ts'

const recall = {recalledAt: '2026-11-20T08:00:00Z', reason: 'The study it leaned on was withdrawn.'}

it('accepts references to what still holds, and those of a document that is recalled itself', () => {
  const documents = [
    article('a', {benefits: refs('sound')}),
    article('b', {recall, benefits: refs('gone')}),
    benefit('sound'),
    benefit('gone', {recall}),
  ]
  expect(runRule('recalled-reference', documents)).toEqual([])
})

it('reports claims and links that lean on what was recalled', () => {
  const link = {_key: 'm', _type: 'internalLink', reference: ref('old')}
  const documents = [
    article('a', {benefits: refs('gone'), body: [{_key: 'x', _type: 'block', markDefs: [link], children: []}]}),
    article('old', {title: 'Old advice', recall}),
    benefit('gone', {title: 'A claim', recall}),
  ]
  expect(runRule('recalled-reference', documents)).toEqual([
    {id: 'a', path: 'benefits[_key=="gone"]', reason: 'Unexpected reference to `A claim`, which was recalled'},
    {
      id: 'a',
      path: 'body[_key=="x"].markDefs[_key=="m"].reference',
      reason: 'Unexpected reference to `Old advice`, which was recalled',
    },
  ])
})
