import {expect, it} from 'vitest'
import {article, block, runRule, span} from '../run-rule.ts'

it('accepts decorators and defined annotations', () => {
  const body = [
    block('b', [span('x', 'strong', 'em', 'code', 'strike-through', 'm')], {
      markDefs: [{_key: 'm', _type: 'link', href: '/'}],
    }),
  ]
  expect(runRule('mark-definitions', [article('a', {body})])).toEqual([])
})

it('reports marks that are neither, and marks that are no list', () => {
  const body = [block('b', [span('x', 'underline'), {_type: 'span', text: 'y', marks: 'strong'}, span('z', 'gone')])]
  expect(runRule('mark-definitions', [article('a', {body})]).map(({path}) => path)).toEqual([
    'body[_key=="b"].children[_key=="s0"].marks',
    'body[_key=="b"].children[_key=="s1"].marks',
    'body[_key=="b"].children[_key=="s2"].marks',
  ])
})
