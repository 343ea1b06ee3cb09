import {expect, it} from 'vitest'
import {formatPath} from '../../src/content/path.ts'
import {pathOf, walk} from '../../src/content/walk.ts'

it('formats paths as Sanity does', () => {
  expect(formatPath(['body', {_key: 'b3'}, 'children', 0, 'text'])).toBe('body[_key=="b3"].children[0].text')
  expect(formatPath(['a b', {_key: 'say "x"'}])).toBe('["a b"][_key=="say \\"x\\""]')
  expect(formatPath([])).toBe('')
})

it('walks a document in order, with the path to each value', () => {
  const seen: string[] = []
  walk({a: [{_key: 'k', b: 1}, 'x'], c: {d: null}}, (_value, trail) => {
    seen.push(formatPath(pathOf(trail)))
  })
  expect(seen).toEqual(['', 'a', 'a[_key=="k"]', 'a[_key=="k"]._key', 'a[_key=="k"].b', 'a[1]', 'c', 'c.d'])
})
