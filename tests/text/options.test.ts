import {describe, expect, it} from 'vitest'
import {markdownToPortableText as official} from '@portabletext/markdown'
import {
  contentTypes,
  fromPortableText,
  knownTypesOf,
  markdownToPortableText,
  portableTextToMarkdown,
  toPortableText,
} from '../../src/text/index.ts'
import {schemaTypes} from '../../schemas/index.ts'

const withoutKeys = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (name, field: unknown) => (name === '_key' ? undefined : field)))

describe('the types of a schema', () => {
  it('are read from its definitions, and those of the content model are in the table', () => {
    const portableText = schemaTypes.find(({name}) => name === 'portableText')
    expect(knownTypesOf(portableText, schemaTypes)).toEqual(contentTypes)
  })

  it('give attributes their types back', () => {
    const types = knownTypesOf(
      {
        name: 'body',
        type: 'array',
        of: [
          {
            type: 'block',
            styles: [{value: 'normal'}],
            lists: [],
            marks: {
              decorators: [{value: 'strong'}],
              annotations: [{name: 'term', type: 'object', fields: [{name: 'ref', type: 'reference'}]}],
            },
          },
          {type: 'video'},
        ],
      },
      [
        {
          name: 'video',
          type: 'object',
          fields: [
            {name: 'seconds', type: 'number'},
            {name: 'isLoop', type: 'boolean'},
            {name: 'title', type: 'string'},
            {name: 'text', type: 'array', of: [{type: 'block'}]},
          ],
        },
      ],
    )
    const markdown = ':::video{seconds="90" isLoop="true" title="json"}\nSaid :term[so]{ref="t-1"}.\n:::\n'
    const read = markdownToPortableText(markdown, {dialect: 'source', types})
    expect(withoutKeys(read)).toEqual([
      {
        _type: 'video',
        seconds: 90,
        isLoop: true,
        title: 'json',
        text: [
          {
            _type: 'block',
            style: 'normal',
            markDefs: [{_type: 'term', ref: {_type: 'reference', _ref: 't-1'}}],
            children: [
              {_type: 'span', marks: [], text: 'Said '},
              {_type: 'span', marks: [expect.any(String)], text: 'so'},
              {_type: 'span', marks: [], text: '.'},
            ],
          },
        ],
      },
    ])
    expect(portableTextToMarkdown(read, {dialect: 'source', types})).toBe(markdown)
  })

  it('decide what may be read: the words stay, and each change is said with its place', () => {
    const messages: string[] = []
    const read = markdownToPortableText('# Title\n\n- [x] done\n\n---\n\nH<sub>2</sub>O ![pic](a.png)\n', {
      types: contentTypes,
      onMessage: (message) => messages.push(String(message)),
    })
    expect(withoutKeys(read)).toMatchObject([
      {style: 'h2', children: [{text: 'Title'}]},
      {listItem: 'bullet', level: 1, children: [{text: 'done'}]},
      {children: [{text: 'H'}, {text: '2'}, {text: 'O '}, {text: 'pic'}]},
    ])
    expect(messages).toEqual([
      '1:1-1:8: Unexpected style `h1`, expected one the schema allows: `h2` instead',
      '3:1-3:11: Unexpected list item `task`, expected one the schema allows',
      '5:1-5:4: Unexpected block `horizontal-rule`, expected one the schema allows: its words stay',
      '7:1-7:29: Unexpected inline object `html`, expected one the schema allows: its words stay',
      '7:1-7:29: Unexpected inline object `html`, expected one the schema allows: its words stay',
      '7:1-7:29: Unexpected inline object `image`, expected one the schema allows: its words stay',
    ])
  })
})

describe('messages', () => {
  it('say what plain Markdown cannot, with the path in the blocks', () => {
    const messages: Array<string | undefined> = []
    const blocks = [
      {_key: 'a', _type: 'callout', tone: 'note', content: [{_key: 'b', _type: 'chart'}]},
      {_key: 'c', _type: 'block', children: [{_key: 'd', _type: 'span', text: 'x', marks: ['spoiler']}]},
    ]
    portableTextToMarkdown(blocks, {onMessage: ({path, reason}) => messages.push(path, reason)})
    expect(messages).toEqual([
      '[_key=="a"]',
      'Cannot write all of block `callout` in plain Markdown, expected only the fields it has a form for',
      '[_key=="a"].content[_key=="b"]',
      'Cannot write block `chart` in plain Markdown, expected a type it has a form for: only text inside it stays',
      '[_key=="c"]',
      'Cannot write decorator `spoiler` in plain Markdown, expected one it has a form for: the words stay',
    ])
  })
})

describe('trees', () => {
  it('stand between both ways, for plugins to change', () => {
    const blocks = markdownToPortableText('Some *words*')
    const tree = fromPortableText(blocks)
    expect(tree).toEqual({
      type: 'root',
      children: [
        {
          type: 'paragraph',
          children: [
            {type: 'text', value: 'Some '},
            {type: 'emphasis', children: [{type: 'text', value: 'words'}]},
          ],
        },
      ],
    })
    expect(toPortableText(tree)).toEqual(blocks)
  })
})

describe('keys', () => {
  it('are the same for the same text, or those of the caller', () => {
    expect(markdownToPortableText('a\n\nb')).toEqual(markdownToPortableText('a\n\nb'))
    let count = 0
    const [block] = markdownToPortableText('a', {keyGenerator: () => `k${(count += 1)}`})
    expect(block).toEqual({
      _key: 'k1',
      _type: 'block',
      style: 'normal',
      markDefs: [],
      children: [{_key: 'k2', _type: 'span', marks: [], text: 'a'}],
    })
  })
})

describe('beside @portabletext/markdown', () => {
  const same = [
    '# One\n\nText **bold** *em* `code` ~~gone~~ [link](https://e.com "title")\n',
    '- a\n  - b\n- c\n\n1. one\n2. two\n',
    '- [x] done\n- [ ] open\n',
    '```ts\ncode\n```\n\n---\n\n![alt](a.png "title")\n\nin ![x](y.png) line\n',
    '> quote\n',
    '| a | **b** |\n| --- | :-: |\n| c | |\n',
    '<div>\nhtml\n</div>\n',
    'a\\\nb\n',
  ]

  it.each(same)('reads the same vocabulary: %j', (markdown) => {
    expect(withNamedMarks(markdownToPortableText(markdown))).toEqual(withNamedMarks(official(markdown)))
  })
})

/** Removes keys from blocks, and replaces marks that are keys of links by `link`. */
const withNamedMarks = (value: unknown): unknown => {
  const text = JSON.stringify(value)
  const names = [...text.matchAll(/"_key":"(\w+)","_type":"link"|"_type":"link","_key":"(\w+)"/g)].map(
    ([, a, b]) => a ?? b ?? '',
  )
  return withoutKeys(JSON.parse(names.reduce((all, name) => all.replaceAll(name, 'link'), text)))
}
