import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {applyMarkdownEdit, contentTypes, markdownToPortableText, portableTextToMarkdown} from '../../src/text/index.ts'
import {isRecord} from '../../src/content/document.ts'
import {randomRuns} from '../random-runs.ts'
import {meaning} from './meaning.ts'
import {anyText} from './random-text.ts'

const span = (key: string, text: string, ...marks: string[]) => ({_key: key, _type: 'span', marks, text})
const block = (key: string, text: string, more: Readonly<Record<string, unknown>> = {}) => ({
  _key: key,
  _type: 'block',
  style: 'normal',
  ...more,
  markDefs: [],
  children: [span(`${key}s`, text)],
})

const stored = [
  block('title', 'Massage for an aching back', {style: 'h2'}),
  block('first', 'Back pain is common at all ages, and most of it goes away by itself.'),
  {
    ...block('cited', ''),
    markDefs: [
      {_key: 'm1', _type: 'citation', source: {_type: 'reference', _ref: 'source-furlan'}},
      {_key: 'm2', _type: 'link', href: 'https://example.org/'},
    ],
    children: [
      span('c1', 'Massage may ease it'),
      span('c2', ' for some', 'm1'),
      span('c3', ', as '),
      span('c4', 'others say', 'm2'),
    ],
  },
  {
    _key: 'figure',
    _type: 'figure',
    image: {_type: 'image', asset: {_type: 'reference', _ref: 'image-abc-10x10-png'}, hotspot: {x: 0.5, y: 0.25}},
    alt: 'A hand on a back',
  },
  {
    _key: 'callout',
    _type: 'callout',
    tone: 'caution',
    content: [block('inside', 'Ask a doctor first.'), block('inside2', 'Then decide.')],
  },
  {
    _key: 'list',
    _type: 'benefitList',
    benefits: [
      {_key: 'b1', _type: 'reference', _ref: 'benefit-tension'},
      {_key: 'b2', _type: 'reference', _ref: 'benefit-sleep'},
    ],
    layout: 'summary',
  },
  block('one', 'Sit upright', {listItem: 'bullet', level: 1}),
  block('two', 'Walk often', {listItem: 'bullet', level: 1}),
  block('last', 'It is part of a routine.'),
]

const options = {dialect: 'source', types: contentTypes} as const
const written = portableTextToMarkdown(stored, options)
const edit = (from: string | RegExp, to: string) => {
  const edited = written.replace(from, to)
  expect(edited).not.toBe(written)
  return applyMarkdownEdit(stored, edited, options)
}
const keys = (blocks: ReadonlyArray<Readonly<Record<string, unknown>>>) => blocks.map(({_key}) => _key)

describe('a document edited as text', () => {
  it('comes back exactly as it was where nothing changed', () => {
    expect(applyMarkdownEdit(stored, written, options)).toEqual(stored)
  })

  it('keeps the keys of a paragraph whose words changed, and of all others', () => {
    const read = edit('common at all ages', 'common')
    expect(keys(read)).toEqual(keys(stored))
    expect(read[1]?.['children']).toEqual([span('firsts', 'Back pain is common, and most of it goes away by itself.')])
  })

  it('keeps annotations with their keys and references while words around them change', () => {
    const [, , cited] = edit('may ease it', 'might ease it a little')
    expect(cited).toEqual({
      ...stored[2],
      children: [
        span('c1', 'Massage might ease it a little '),
        span('c2', 'for some', 'm1'),
        span('c3', ', as '),
        span('c4', 'others say', 'm2'),
      ],
    })
  })

  it('gives a new paragraph a new key, and a removed one takes its own along', () => {
    const read = edit('- Sit upright', 'A new thought stands here.\n\n- Sit upright')
    expect(keys(read).filter((key) => keys(stored).includes(key))).toEqual(keys(stored))
    expect(read).toHaveLength(stored.length + 1)
    expect(keys(edit('- Walk often\n', ''))).toEqual(keys(stored).filter((key) => key !== 'two'))
  })

  it('follows a paragraph that was moved', () => {
    const moved = written
      .replace('It is part of a routine.\n', '')
      .replace('Back pain is common', 'It is part of a routine.\n\nBack pain is common')
    expect(keys(applyMarkdownEdit(stored, moved, options))).toEqual([
      'title',
      'last',
      'first',
      'cited',
      'figure',
      'callout',
      'list',
      'one',
      'two',
    ])
  })

  it('keeps keys inside of objects, and what attributes do not say', () => {
    const read = edit('Then decide.', 'Then decide with them.')
    expect(read[4]).toEqual({
      ...stored[4],
      content: [
        block('inside', 'Ask a doctor first.'),
        {...block('inside2', ''), children: [span('inside2s', 'Then decide with them.')]},
      ],
    })
    expect(edit('benefit-tension', 'benefit-tension benefit-new')[5]?.['benefits']).toEqual([
      {_key: 'b1', _type: 'reference', _ref: 'benefit-tension'},
      expect.objectContaining({_ref: 'benefit-new'}),
      {_key: 'b2', _type: 'reference', _ref: 'benefit-sleep'},
    ])
    expect(edit('A hand on a back', 'Two hands')[3]).toEqual({...stored[3], alt: 'Two hands'})
  })

  it('keeps fields that plain Markdown cannot say', () => {
    const centred = [{...block('a', 'Some words stand here'), alignment: 'center'}]
    const markdown = portableTextToMarkdown(centred)
    expect(applyMarkdownEdit(centred, markdown.replace('stand', 'are'))).toEqual([
      {...centred[0], children: [span('as', 'Some words are here')]},
    ])
  })
})

const keysIn = (value: unknown): unknown[][] => {
  if (Array.isArray(value)) {
    const own = value.filter(isRecord).flatMap(({_key}) => (_key === undefined ? [] : [_key]))
    return [own, ...value.flatMap(keysIn)]
  }
  return isRecord(value) ? Object.values(value).flatMap(keysIn) : []
}

describe('random edits', () => {
  it('leave what they do not touch as it was stored, and every key unique among its siblings', () => {
    fc.assert(
      fc.property(anyText, anyText, fc.nat(), (before, others, position) => {
        const markdown = portableTextToMarkdown(before, {dialect: 'source'})
        const blocks = markdownToPortableText(markdown, {dialect: 'source'})
        const at = position % (blocks.length + 1)
        const edited = [...blocks.slice(0, at), ...others.slice(0, 2), ...blocks.slice(at + 1)]
        const read = applyMarkdownEdit(blocks, portableTextToMarkdown(edited, {dialect: 'source'}), {dialect: 'source'})
        expect(meaning(read)).toEqual(
          meaning(markdownToPortableText(portableTextToMarkdown(edited, {dialect: 'source'}), {dialect: 'source'})),
        )
        for (const siblings of keysIn(read)) expect(new Set(siblings).size).toBe(siblings.length)
      }),
      randomRuns(200),
    )
  })
})
