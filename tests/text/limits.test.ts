import {describe, expect, it} from 'vitest'
import {markdownToPortableText, portableTextToMarkdown, TextLimitError} from '../../src/text/index.ts'

const nestedList = (levels: number): string =>
  Array.from({length: levels}, (_, level) => `${'  '.repeat(level)}- a`).join('\n')

const hostile: Readonly<Record<string, string>> = {
  'quotes in quotes': `${'>'.repeat(4000)}a`,
  'lists in lists': nestedList(400),
  'lists in one line': `${'- '.repeat(5000)}a`,
  'brackets that nothing closes': '['.repeat(50_000),
  'pictures in pictures': '!['.repeat(20_000),
  'stars that open nothing': `${'a**b'.repeat(5000)}${'c* '.repeat(5000)}`,
  'stars that close nothing': 'a_ '.repeat(20_000),
  'backticks of any length': Array.from({length: 1200}, (_, length) => `e${'`'.repeat(length)}`).join(''),
  'lines of a quote without its sign': `> > > > a\n${'b\n'.repeat(20_000)}`,
  'emphasis in emphasis': `${'*a _b '.repeat(400)}${'_ *'.repeat(400)}`,
  'links in words': `${'[a'.repeat(900)}${'](b)'.repeat(900)}`,
  'more than two million characters': 'word '.repeat(500_000),
}

describe('hostile Markdown', () => {
  it.each(Object.entries(hostile))('is refused or read at once: %s', (_name, markdown) => {
    try {
      expect(markdownToPortableText(markdown).length).toBeGreaterThan(0)
    } catch (error) {
      expect(error).toBeInstanceOf(TextLimitError)
      expect(String(error)).toMatch(/^TextLimitError: Cannot convert .+, expected at most [\d,]+ /)
    }
  })

  it('says what is too much, and how much may be', () => {
    expect(() => markdownToPortableText(nestedList(400))).toThrow(
      'Cannot convert text nested 101 levels deep, expected at most 100 levels',
    )
    expect(() => markdownToPortableText('abc', {limits: {maxCharacters: 2, maxDepth: 10, maxNodes: 10}})).toThrow(
      'Cannot convert text of 3 characters, expected at most 2 characters',
    )
    expect(() =>
      markdownToPortableText('a\n\n'.repeat(20), {limits: {maxCharacters: 999, maxDepth: 10, maxNodes: 10}}),
    ).toThrow('Cannot convert text of more than 10 nodes, expected at most 10 nodes')
  })

  it('may be long, wide and deep within them', () => {
    expect(markdownToPortableText(nestedList(60))).toHaveLength(60)
    expect(markdownToPortableText(`${'> '.repeat(60)}a`)).toHaveLength(1)
    expect(markdownToPortableText('- **a** b\n'.repeat(5000))).toHaveLength(5000)
    expect(markdownToPortableText(`| a |\n| - |\n${'| **b** |\n'.repeat(3000)}`)).toHaveLength(1)
    expect(markdownToPortableText(`~~~\n${'> '.repeat(500)}\n~~~\n`)).toHaveLength(1)
  })
})

const nestedQuote = (levels: number): unknown => {
  let content: unknown[] = [
    {_type: 'block', _key: 'b', style: 'normal', children: [{_type: 'span', text: 'a', marks: []}]},
  ]
  for (let level = 0; level < levels; level += 1) content = [{_type: 'blockquote', _key: 'q', content}]
  return content
}

const block = (more: Readonly<Record<string, unknown>>, marks: readonly string[] = []) => [
  {_type: 'block', _key: 'b', style: 'normal', ...more, children: [{_type: 'span', _key: 's', text: 'a', marks}]},
]

describe('hostile Portable Text', () => {
  it('is refused when it is too deep or too large', () => {
    const inItself: unknown[] = []
    inItself.push({_type: 'blockquote', content: inItself})
    const marks = Array.from({length: 500}, (_, index) => `m${index}`)
    for (const blocks of [nestedQuote(5000), inItself, block({listItem: 'bullet', level: 5000}), block({}, marks)]) {
      expect(() => portableTextToMarkdown(blocks, {dialect: 'source'})).toThrow(TextLimitError)
    }
    expect(() => portableTextToMarkdown(block({}), {limits: {maxCharacters: 3, maxDepth: 9, maxNodes: 9}})).toThrow(
      TextLimitError,
    )
  })

  it('is written within the limits', () => {
    expect(portableTextToMarkdown(nestedQuote(60))).toMatch(/^(?:> ){60}a\n$/)
  })

  it('of other shapes than it should have says nothing, and throws nothing', () => {
    const odd: readonly unknown[] = [
      undefined,
      null,
      1,
      'x',
      {},
      [null, 1, 'x', [], {}],
      [{_type: 'block'}],
      [{_type: 'block', children: 'x', markDefs: 1}],
      [{_type: 'block', children: [null, {_type: 'span'}, {_type: 'span', text: 1, marks: 'x'}, {}]}],
    ]
    for (const blocks of odd) expect(portableTextToMarkdown(blocks).trim()).toBe('')
    expect(
      portableTextToMarkdown([
        {
          _type: 'block',
          style: 'constructor',
          listItem: '__proto__',
          children: [{_type: 'span', text: 'a', marks: ['toString', '__proto__']}],
        },
      ]),
    ).toBe('- a\n')
  })
})
