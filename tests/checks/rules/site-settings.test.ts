import {expect, it} from 'vitest'
import {runRule} from '../run-rule.ts'

const settings = (id: string) => ({_id: id, _type: 'siteSettings'})

it('accepts one settings document', () => {
  expect(runRule('site-settings', [settings('siteSettings')])).toEqual([])
})

it('reports a second one', () => {
  expect(runRule('site-settings', [settings('a'), settings('b')])).toMatchObject([{id: 'b'}])
})
