import {expect, it} from 'vitest'
import {article, newsletter, refs, runRule} from '../run-rule.ts'

const text = (words: string) => [{_key: 'b', _type: 'block', children: [{_key: 's', _type: 'span', text: words}]}]

it('accepts sections with articles, with a text, or with the newest', () => {
  const sections = [
    {_key: 'a', selection: 'picked', articles: refs('x')},
    {_key: 'b', selection: 'picked', text: text('Hello')},
    {_key: 'c', selection: 'newest'},
  ]
  expect(runRule('newsletter-sections', [newsletter('n', {sections}), article('x', {sections: []})])).toEqual([])
})

it('reports a newsletter without sections, and sections with nothing', () => {
  const sections = [
    {_key: 'a', selection: 'picked', articles: []},
    {_key: 'b', text: text('  ')},
  ]
  expect(runRule('newsletter-sections', [newsletter('m'), newsletter('n', {sections})])).toEqual([
    {id: 'm', path: 'sections', reason: 'Unexpected newsletter without sections, expected at least one'},
    {id: 'n', path: 'sections[_key=="a"].articles', reason: 'Unexpected empty section, expected articles or a text'},
    {id: 'n', path: 'sections[_key=="b"].articles', reason: 'Unexpected empty section, expected articles or a text'},
  ])
})
