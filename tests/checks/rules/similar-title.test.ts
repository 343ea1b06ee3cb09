import {expect, it} from 'vitest'
import {article, benefit, runRule} from '../run-rule.ts'

it('accepts titles that differ, and the same title on another type', () => {
  const documents = [
    article('a', {title: 'Massage for back pain'}),
    article('b', {title: 'Massage for neck pain'}),
    benefit('c', {title: 'Massage for back pain'}),
  ]
  expect(runRule('similar-title', documents)).toEqual([])
})

it('reports a pair once, on the later document', () => {
  const documents = [
    article('a', {title: 'Massage for back pain'}),
    article('b', {title: 'The massage: for your back pain!'}),
  ]
  expect(runRule('similar-title', documents)).toMatchObject([{id: 'b', path: 'title'}])
})
