import {expect, it} from 'vitest'
import {article, block, runRule} from '../run-rule.ts'

it('accepts lists whose objects have keys of their own, and lists of plain values', () => {
  expect(
    runRule('array-keys', [article('a', {body: [block('b1', 'One'), block('b2', 'Two')], takeaways: ['x', 'x']})]),
  ).toEqual([])
})

it('reports a missing key and a key that is there twice, by position', () => {
  const body = [block('b1', 'One'), {...block('', 'Two')}, block('b1', 'Three')]
  expect(runRule('array-keys', [article('a', {body})])).toEqual([
    {id: 'a', path: 'body[1]', reason: 'Unexpected array member without `_key`, expected a key of its own'},
    {id: 'a', path: 'body[2]', reason: 'Unexpected second `_key` `b1`, expected each key once in a list'},
  ])
})
