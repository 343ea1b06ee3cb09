import {expect, it} from 'vitest'
import {article, benefit, block, refs, runRule} from '../run-rule.ts'

const shows = (...ids: readonly string[]) => ({
  explanation: [block('t', 'Text'), {_key: 'l', _type: 'benefitList', benefits: refs(...ids)}],
})

it('accepts benefits that show others, and articles that link to each other', () => {
  const link = (id: string) => [
    block('b', 'x', {markDefs: [{_key: 'm', _type: 'internalLink', reference: {_ref: id}}]}),
  ]
  const documents = [
    benefit('a', shows('b')),
    benefit('b', shows('c')),
    benefit('c'),
    article('x', {body: link('y')}),
    article('y', {body: link('x')}),
  ]
  expect(runRule('cyclic-embedding', documents)).toEqual([])
})

it('reports every benefit on a circle, and one that shows itself', () => {
  const documents = [
    benefit('a', shows('b')),
    benefit('b', shows('a')),
    benefit('c', shows('c')),
    benefit('d', shows('a')),
  ]
  expect(runRule('cyclic-embedding', documents).map(({id, path}) => [id, path])).toEqual([
    ['a', 'explanation[_key=="l"].benefits'],
    ['b', 'explanation[_key=="l"].benefits'],
    ['c', 'explanation[_key=="l"].benefits'],
  ])
})
