import fc from 'fast-check'
import {expect, it} from 'vitest'
import {slugFor} from '../../src/importing/documents/slugs.ts'
import {reservedSlugs} from '../../src/site/reserved-slugs.ts'
import {article, runRule, slug} from '../checks/run-rule.ts'

const isAccepted = (current: string): boolean => runRule('slug-format', [article('a', slug(current))]).length === 0

it.each([...reservedSlugs, 'con', 'LPT1', 'Mail', 'Summary'])('makes a slug of %s that the rule accepts', (name) => {
  expect(slugFor([name], 'article')).toBe(`${name.toLowerCase()}-article`)
  expect(isAccepted(slugFor([name], 'article'))).toBe(true)
  expect(isAccepted(slugFor([name], 'bodyRegion'))).toBe(true)
})

it('takes the next name where the first is taken', () => {
  expect(slugFor(['index', 'Neck stretches'], 'article')).toBe('neck-stretches')
  expect(slugFor(['', 'Neck stretches'], 'article')).toBe('neck-stretches')
})

it('makes slugs that the rule accepts of any name that has a letter', () => {
  fc.assert(
    fc.property(fc.string({unit: 'grapheme', maxLength: 120}), (name) => {
      const made = slugFor([name], 'article')
      expect(isAccepted(made)).toBe(true)
    }),
    {numRuns: 300},
  )
})
