import {expect, it} from 'vitest'
import {article, block, ref, refs, runRule} from '../run-rule.ts'

const subjects = {therapies: refs('t'), conditions: refs('c')}
const treats = {body: [block('b', 'Massage your neck with both hands.')]}

it('accepts an article with its subjects, and one that treats nothing', () => {
  expect(runRule('article-subjects', [article('a', {...treats, ...subjects})])).toEqual([])
  expect(runRule('article-subjects', [article('a', {body: [block('b', 'Necks hold heads up.')]})])).toEqual([])
  expect(
    runRule('article-subjects', [article('a', {body: [block('b', 'Do not have a massage with a fever.')]})]),
  ).toEqual([])
})

it('reports what is missing, by what the article says and shows', () => {
  const paths = (fields: object) => runRule('article-subjects', [article('a', {...fields})]).map(({path}) => path)
  expect(paths(treats)).toEqual(['therapies', 'conditions'])
  expect(paths({therapies: refs('t')})).toEqual(['conditions'])
  const list = {_key: 'l', _type: 'benefitList', benefits: [ref('x', 'x')]}
  expect(paths({conditions: refs('c'), body: [list]})).toEqual(['therapies'])
})
