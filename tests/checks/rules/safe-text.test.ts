import {expect, it} from 'vitest'
import {article, block, runRule} from '../run-rule.ts'

const titled = (title: string) => article('a', {title})

it.each([
  'Plain',
  'Ümlaut, emoji 👩‍⚕️ and 中文',
  'line\nbreak\ttab',
  'שלום',
  'closed \u2067isolate\u2069',
  'no-break\u00A0space',
])('accepts %j', (title) => {
  expect(runRule('safe-text', [titled(title)])).toEqual([])
})

it.each([
  ['bell \u0007', 'control character `U+0007`'],
  ['delete \u007F', 'control character `U+007F`'],
  ['not a character \uFFFE', 'control character `U+FFFE`'],
  ['lone \uD800 surrogate', 'half of a character (a lone surrogate) `U+D800`'],
  ['override \u202E', 'overrides the direction of text `U+202E`'],
  ['open \u2066 isolate', 'direction mark without its partner'],
  ['\u2069 closed too early', 'direction mark without its partner'],
])('refuses %j', (title, words) => {
  const found = runRule('safe-text', [titled(title)])
  expect(found).toMatchObject([{id: 'a', path: 'title'}])
  expect(found[0]?.reason).toContain(words)
})

it('looks into every text, with its path', () => {
  expect(runRule('safe-text', [article('a', {body: [block('b', 'x\u0000')]})])).toMatchObject([
    {path: 'body[_key=="b"].children[_key=="s0"].text'},
  ])
})
