import {expect, it} from 'vitest'
import {article, benefit, block, refs, runRule, therapy} from '../run-rule.ts'

it('accepts benefits that an article is about or lists in its text', () => {
  const documents = [
    article('x', {
      benefits: refs('a'),
      body: [block('t', 'x'), {_key: 'l', _type: 'benefitList', benefits: refs('b')}],
    }),
    benefit('a'),
    benefit('b'),
  ]
  expect(runRule('orphan-benefit', documents)).toEqual([])
})

it('reports a benefit that only others than articles refer to', () => {
  expect(
    runRule('orphan-benefit', [
      benefit('a'),
      therapy('t', {overview: [{_key: 'l', _type: 'benefitList', benefits: refs('a')}]}),
    ]),
  ).toMatchObject([{id: 'a'}])
})
