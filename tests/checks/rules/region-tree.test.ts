import {expect, it} from 'vitest'
import {bodyRegion, ref, runRule} from '../run-rule.ts'

const region = (id: string, parent?: string) => bodyRegion(id, parent === undefined ? {} : {parent: ref(parent)})

it('accepts a tree', () => {
  expect(
    runRule('region-tree', [region('body'), region('back', 'body'), region('lower', 'back'), region('upper', 'back')]),
  ).toEqual([])
})

it('reports every region on a loop, and not those below it', () => {
  expect(
    runRule('region-tree', [
      region('a', 'b'),
      region('b', 'c'),
      region('c', 'a'),
      region('d', 'a'),
      region('e', 'e'),
    ]).map(({id, path}) => [id, path]),
  ).toEqual([
    ['a', 'parent'],
    ['b', 'parent'],
    ['c', 'parent'],
    ['e', 'parent'],
  ])
})
