import {expect, it} from 'vitest'
import {article, block, runRule} from '../run-rule.ts'

it('accepts nesting that can be followed', () => {
  expect(
    runRule('list-level', [
      article('a', {body: [1, 2, 16].map((level) => block(`b${level}`, 'x', {listItem: 'bullet', level}))}),
    ]),
  ).toEqual([])
})

it.each([17, 1000, -1, 1.5, '2', Number.NaN])('refuses level %s', (level) => {
  expect(runRule('list-level', [article('a', {body: [block('b', 'x', {listItem: 'bullet', level})]})])).toMatchObject([
    {path: 'body[_key=="b"].level'},
  ])
})
