import {expect, it} from 'vitest'
import {article, block, runRule} from '../run-rule.ts'

const words = (count: number) => `Word ${Array.from({length: count - 1}, () => 'word').join(' ')}.`

it('accepts sentences that can be read at once', () => {
  expect(runRule('sentence-length', [article('a', {body: [block('b', `${words(35)} ${words(20)}`)]})])).toEqual([])
})

it('reports a sentence that is too long, at its block', () => {
  expect(runRule('sentence-length', [article('a', {body: [block('b1', words(5)), block('b2', words(36))]})])).toEqual([
    {id: 'a', path: 'body[_key=="b2"]', reason: 'Unexpected sentence of 36 words, expected at most 35'},
  ])
})
