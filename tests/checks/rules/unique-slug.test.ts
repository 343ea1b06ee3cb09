import {expect, it} from 'vitest'
import {article, benefit, runRule, slug} from '../run-rule.ts'

it('accepts the same slug on documents of different types', () => {
  expect(
    runRule('unique-slug', [
      article('a', slug('x')),
      benefit('b', slug('x')),
      article('c', {...slug('y'), previousSlugs: ['z']}),
    ]),
  ).toEqual([])
})

it('reports both holders of a slug, whatever its case', () => {
  expect(
    runRule('unique-slug', [article('a', slug('x')), article('b', slug('X'))]).map(({id, path}) => [id, path]),
  ).toEqual([
    ['a', 'slug.current'],
    ['b', 'slug.current'],
  ])
})

it('reports a slug that another page is redirected from, as in a swap', () => {
  const swapped = [
    article('a', {...slug('x'), previousSlugs: ['y']}),
    article('b', {...slug('y'), previousSlugs: ['x']}),
  ]
  expect(runRule('unique-slug', swapped).map(({id, path}) => [id, path])).toEqual([
    ['a', 'slug.current'],
    ['b', 'slug.current'],
  ])
})

it('reports a previous slug that two pages claim', () => {
  const claimed = [
    article('a', {...slug('x'), previousSlugs: ['old']}),
    article('b', {...slug('y'), previousSlugs: ['old']}),
  ]
  expect(runRule('unique-slug', claimed).map(({id, path}) => [id, path])).toEqual([
    ['a', 'previousSlugs[0]'],
    ['b', 'previousSlugs[0]'],
  ])
})
