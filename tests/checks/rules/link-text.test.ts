import {expect, it} from 'vitest'
import {article, block, runRule, span} from '../run-rule.ts'

const linked = (...texts: readonly string[]) =>
  article('a', {
    body: [
      block(
        'b',
        texts.map((text) => span(text, 'm')),
        {markDefs: [{_key: 'm', _type: 'link', href: 'https://example.org'}]},
      ),
    ],
  })

it.each([['our guide to necks'], ['read ', 'more about necks'], ['hereafter'], ['example.org']])(
  'accepts “%s”',
  (...texts) => {
    expect(runRule('link-text', [linked(...texts)])).toEqual([])
  },
)

it.each([['here'], ['Click here!'], ['click ', 'here'], ['Read more…'], ['https://example.org/a'], [''], ['  ']])(
  'wants more than “%s”',
  (...texts) => {
    expect(runRule('link-text', [linked(...texts)])).toMatchObject([{path: 'body[_key=="b"].markDefs[_key=="m"]'}])
  },
)
