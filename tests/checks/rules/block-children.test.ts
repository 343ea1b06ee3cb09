import {expect, it} from 'vitest'
import {article, block, runRule} from '../run-rule.ts'

it('accepts spans with text, empty text too', () => {
  expect(runRule('block-children', [article('a', {body: [block('b', [{_type: 'span', text: ''}])]})])).toEqual([])
})

it('reports a block without children, and children that are no spans', () => {
  const body = [
    block('b1', 'x', {children: undefined}),
    block('b2', 'x', {children: ['text', {_type: 'span', _key: 's'}]}),
  ]
  expect(runRule('block-children', [article('a', {body})])).toEqual([
    {id: 'a', path: 'body[_key=="b1"]', reason: 'Unexpected block without `children`, expected a list of spans'},
    {id: 'a', path: 'body[_key=="b2"].children[0]', reason: 'Unexpected string in a block, expected a span'},
    {id: 'a', path: 'body[_key=="b2"].children[1]', reason: 'Unexpected span without `text`, expected text'},
  ])
})
