import {expect, it} from 'vitest'
import {article, block, runRule} from '../run-rule.ts'

it('accepts everything the content model allows', () => {
  const objects = ['figure', 'callout', 'benefitList', 'regionGuide', 'caveatNotice', 'table'].map((_type) => ({
    _key: _type,
    _type,
  }))
  const items = ['bullet', 'number'].map((listItem) => block(listItem, 'x', {listItem, level: 1}))
  const marks = ['link', 'internalLink', 'citation'].map((_type) => ({_key: _type, _type}))
  expect(
    runRule('known-nodes', [article('a', {body: [...objects, ...items, block('m', 'x', {markDefs: marks})]})]),
  ).toEqual([])
})

it('reports unknown blocks, styles, kinds of list, annotations and inline objects', () => {
  const body = [
    {_key: 'a', _type: 'video'},
    block('b', 'x', {style: 'h1'}),
    block('c', 'x', {listItem: 'square'}),
    block('d', 'x', {markDefs: [{_key: 'm', _type: 'footnote'}]}),
    block('e', [{_type: 'emoji'}]),
    {_key: 'f', _type: 'callout', content: [{_key: 'g', _type: 'figure'}]},
    'text',
  ]
  expect(runRule('known-nodes', [article('a', {body})]).map(({path}) => path)).toEqual([
    'body[_key=="a"]',
    'body[_key=="b"].style',
    'body[_key=="c"].listItem',
    'body[_key=="d"].markDefs[_key=="m"]',
    'body[_key=="e"].children[_key=="s0"]',
    'body[_key=="f"].content[_key=="g"]',
    'body[6]',
  ])
})
