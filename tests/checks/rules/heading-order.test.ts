import {expect, it} from 'vitest'
import {article, block, runRule} from '../run-rule.ts'

const headings = (...styles: readonly string[]) =>
  article('a', {body: styles.map((style, index) => block(`b${index}`, 'Words', {style}))})

it('accepts headings that go down by one level and up by any', () => {
  expect(runRule('heading-order', [headings('normal', 'h2', 'h3', 'h4', 'h2', 'h3', 'h2')])).toEqual([])
})

it('reports a level that is skipped, and ignores empty headings', () => {
  expect(runRule('heading-order', [headings('h2', 'h4')])).toEqual([
    {id: 'a', path: 'body[_key=="b1"].style', reason: 'Unexpected heading `h4`, expected `h3` first'},
  ])
  expect(runRule('heading-order', [headings('h3')])).toMatchObject([{path: 'body[_key=="b0"].style'}])
  expect(runRule('heading-order', [article('a', {body: [block('b', ' ', {style: 'h4'})]})])).toEqual([])
})
