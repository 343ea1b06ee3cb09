import fc from 'fast-check'
import {fromMarkdown} from 'mdast-util-from-markdown'
import {gfmFromMarkdown} from 'mdast-util-gfm'
import {gfm} from 'micromark-extension-gfm'
import {expect, it} from 'vitest'
import {parseMarkdown} from '../../src/text/parse/markdown.ts'
import {randomRuns} from '../random-runs.ts'
import {randomMarkdown} from './random-markdown.ts'

const whole = (markdown: string) =>
  fromMarkdown(markdown, {
    extensions: [gfm()],
    mdastExtensions: gfmFromMarkdown().map((extension) => ({...extension, transforms: []})),
  })

it.each([
  ['an address', 'See www.example.org, HTTP://example.org/a and (https://example.org/b).'],
  ['an email address', 'Write to a.b+c@example.org or 1@2.org.'],
  ['a table of one column without bars', 'a\n:-\nb'],
  ['a table', '| a | b |\n| - | -: |\n| www.e.org | ~c~ |'],
  ['a heading that is no table', 'a\n---\n\nb'],
  ['tasks', '- [ ] a\n- [x] b\n-\t[X] c'],
  ['a footnote', 'a[^1]\n\n[^1]: ~~b~~'],
  ['marks', 'a ~b~ ~~c~~ wow http'],
])('reads %s as all of GFM does', (_, markdown) => {
  expect(parseMarkdown(markdown)).toEqual(whole(markdown))
})

it('reads random Markdown as all of GFM does', () => {
  fc.assert(
    fc.property(randomMarkdown, (markdown) => {
      expect(parseMarkdown(markdown)).toEqual(whole(markdown))
    }),
    randomRuns(400),
  )
})
