import {existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {createGzip} from 'node:zlib'
import {pack} from 'tar-stream'
import {buffer} from 'node:stream/consumers'
import {Readable} from 'node:stream'
import {describe, expect, it} from 'vitest'
import {block, refs, span} from '../checks/run-rule.ts'
import {copyOfContent, root, runCommand, hashesIn, temporaryFolder} from './run-command.ts'

const moment = ['--now', '2026-11-22T12:00:00Z']

const article = (id: string, fields: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  _id: id,
  _type: 'article',
  title: `Title of ${id}`,
  slug: {_type: 'slug', current: id},
  summary: 'A summary that is long enough to be one, and not too long either.',
  publishedAt: '2026-01-01T00:00:00Z',
  body: [block('b', 'Words.')],
  ...fields,
})

const linked = (href: string): Record<string, unknown> => ({
  body: [block('b', [span('words', 'm')], {markDefs: [{_key: 'm', _type: 'link', href}]})],
})

const nested = (depth: number): unknown => (depth === 0 ? 'deep' : [nested(depth - 1)])

/** Documents that cannot be published: a name, the content of the file, the expected message and its path. */
const cases: ReadonlyArray<
  readonly [name: string, content: string | Uint8Array | Record<string, unknown>, words: string, path?: string]
> = [
  ['malformed', '{"_id": "malformed", "_type": "article", "title": "x"', 'Cannot parse JSON'],
  [
    'not-utf8',
    Buffer.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xff, 0xfe, 0x22, 0x7d]),
    'Cannot read text, expected UTF-8',
  ],
  ['no-id', {_type: 'article'}, 'Unexpected document without `_id`', '_id'],
  ['bad-id', {_id: '../../etc', _type: 'article'}, 'Unexpected `_id` `../../etc`', '_id'],
  ['no-type', {_id: 'no-type'}, 'Unexpected document without `_type`', '_type'],
  ['unknown-type', {_id: 'unknown-type', _type: 'podcast'}, 'Unexpected type `podcast`, expected article', '_type'],
  ['a-list', '[1, 2]', 'Unexpected list, expected a document'],
  [
    'slug-path',
    article('slug-path', {slug: {_type: 'slug', current: '../../etc/passwd'}}),
    'Unexpected slug `../../etc/passwd`',
    'slug.current',
  ],
  [
    'slug-device',
    article('slug-device', {slug: {_type: 'slug', current: 'CON'}}),
    'Unexpected slug `CON`',
    'slug.current',
  ],
  ['slug-empty', article('slug-empty', {slug: {_type: 'slug', current: ''}}), 'Unexpected slug', 'slug.current'],
  [
    'slug-long',
    article('slug-long', {slug: {_type: 'slug', current: 'x'.repeat(300)}}),
    'expected at most 96 characters',
    'slug.current',
  ],
  [
    'slug-upper',
    article('slug-upper', {slug: {_type: 'slug', current: 'Slug-Twin'}}),
    'expected one that no other article has',
    'slug.current',
  ],
  [
    'slug-lower',
    article('slug-lower', {slug: {_type: 'slug', current: 'slug-twin'}}),
    'expected one that no other article has',
    'slug.current',
  ],
  [
    'dangling',
    article('dangling', {conditions: refs('nothing')}),
    'Cannot find document `nothing`',
    'conditions[_key=="nothing"]',
  ],
  [
    'cyclic-a',
    {
      ...article('cyclic-a', {
        explanation: [{_key: 'l', _type: 'benefitList', benefits: refs('cyclic-b')}],
        body: undefined,
      }),
      _type: 'benefit',
      claim: 'It may.',
    },
    'expected none that leads back to it',
    'explanation[_key=="l"].benefits',
  ],
  [
    'cyclic-b',
    {
      ...article('cyclic-b', {
        explanation: [{_key: 'l', _type: 'benefitList', benefits: refs('cyclic-a')}],
        body: undefined,
      }),
      _type: 'benefit',
      claim: 'It may.',
    },
    'expected none that leads back to it',
    'explanation[_key=="l"].benefits',
  ],
  [
    'loop-a',
    {
      _id: 'loop-a',
      _type: 'bodyRegion',
      name: 'A',
      slug: {_type: 'slug', current: 'loop-a'},
      parent: {_type: 'reference', _ref: 'loop-b'},
    },
    'expected a region that is not a part of this one',
    'parent',
  ],
  [
    'loop-b',
    {
      _id: 'loop-b',
      _type: 'bodyRegion',
      name: 'B',
      slug: {_type: 'slug', current: 'loop-b'},
      parent: {_type: 'reference', _ref: 'loop-a'},
    },
    'expected a region that is not a part of this one',
    'parent',
  ],
  [
    'unknown-block',
    article('unknown-block', {body: [{_key: 'v', _type: 'video'}]}),
    'Unexpected block `video`',
    'body[_key=="v"]',
  ],
  [
    'unknown-mark',
    article('unknown-mark', {body: [block('b', [span('x', 'underline')])]}),
    'Unexpected mark `underline`',
    'body[_key=="b"].children[_key=="s0"].marks',
  ],
  [
    'unknown-list',
    article('unknown-list', {body: [block('b', 'x', {listItem: 'checklist', level: 1})]}),
    'Unexpected kind of list `checklist`',
    'body[_key=="b"].listItem',
  ],
  [
    'mark-undefined',
    article('mark-undefined', {body: [block('b', [span('x', 'abc123')])]}),
    'Unexpected mark `abc123`',
    'body[_key=="b"].children[_key=="s0"].marks',
  ],
  [
    'no-keys',
    article('no-keys', {body: [{...block('b', 'x'), _key: undefined}]}),
    'Unexpected array member without `_key`',
    'body[0]',
  ],
  [
    'javascript',
    article('javascript', linked('javascript:alert(1)')),
    'Unexpected link to `javascript:alert(1)`',
    'body[_key=="b"].markDefs[_key=="m"].href',
  ],
  [
    'data-link',
    article('data-link', linked('data:text/html,<script>x</script>')),
    'Unexpected link to `data:text/html',
    'body[_key=="b"].markDefs[_key=="m"].href',
  ],
  ['control', article('control', {title: 'Bell \u0007'}), 'Unexpected control character `U+0007`', 'title'],
  [
    'surrogate',
    JSON.stringify(article('surrogate')).replace('Words.', 'half \\ud83d'),
    'a lone surrogate',
    'body[_key=="b"].children[_key=="s0"].text',
  ],
  ['bidi', article('bidi', {title: 'Right \u202E to left'}), 'overrides the direction of text `U+202E`', 'title'],
  [
    'five-megabytes',
    article('five-megabytes', {body: [block('b', 'word '.repeat(1024 * 1024))]}),
    'expected at most 2,097,152',
  ],
  [
    'nested-lists',
    article('nested-lists', {
      body: Array.from({length: 1000}, (_, index) => block(`b${index}`, 'x', {listItem: 'bullet', level: index + 1})),
    }),
    'Unexpected list level `1000`',
    'body[_key=="b999"].level',
  ],
  ['nested-arrays', article('nested-arrays', {body: nested(500)}), 'nested more than 64 deep'],
  [
    'wrong-types',
    article('wrong-types', {body: 'text', regions: 'all', takeaways: {a: 1}, publishedAt: 7, heroImage: []}),
    'Unexpected String, expected Array',
  ],
]

const typeOf = (content: unknown): string =>
  typeof content === 'object' && content !== null && '_type' in content ? String(content._type) : 'article'

describe('a folder with every kind of bad document', () => {
  it(
    'reports each with file and path, publishes the rest, and keeps what was published before',
    {timeout: 60_000},
    async () => {
      const folder = temporaryFolder()
      const [content, out] = [copyOfContent(folder), join(folder, 'dist')]
      // Two of the documents were valid before, and published.
      for (const id of ['malformed', 'control'])
        writeFileSync(
          join(content, `article/${id}.json`),
          JSON.stringify(article(id, {body: [block('b', `What ${id} said before.`)]})),
        )
      expect((await runCommand('export', ['--from', content, '--out', out, ...moment])).code).toBe(0)
      const before = hashesIn(out)

      for (const [name, value] of cases) {
        const path = join(content, typeOf(value), `${name}.json`)
        mkdirSync(dirname(path), {recursive: true})
        writeFileSync(path, typeof value === 'string' || value instanceof Uint8Array ? value : JSON.stringify(value))
      }
      writeFileSync(join(content, 'article/twin.json'), JSON.stringify(article('twin')))
      mkdirSync(join(content, 'more'))
      writeFileSync(join(content, 'more/twin.json'), JSON.stringify(article('twin', {title: 'The other twin'})))
      symlinkSync('/etc/passwd', join(content, 'article/link.json'))
      mkdirSync(join(content, 'article/folder.json'))

      const result = await runCommand('export', ['--from', content, '--out', out, ...moment])
      expect(result.code).toBe(1)
      const validated = await runCommand('validate', ['--from', content, '--format', 'ndjson'])
      expect(validated.code).toBe(1)
      const messages: Array<Record<string, unknown>> = validated.stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
      for (const [name, value, words, path] of cases) {
        const file = join(content, typeOf(value), `${name}.json`)
        const own = messages.filter((message) => message['file'] === file && message['severity'] === 'error')
        const found = own.find((message) => String(message['reason']).includes(words))
        expect(
          {name, found: found?.['reason'], path: path === undefined ? undefined : found?.['path']},
          JSON.stringify(own, null, 1),
        ).toEqual({name, found: expect.stringContaining(words), path})
        expect(result.stderr).toContain(file)
      }
      for (const [file, words] of [
        ['article/twin.json', 'Unexpected second document with the id `twin`'],
        ['more/twin.json', 'Unexpected second document with the id `twin`'],
        ['article/link.json', 'Cannot read a link as a document'],
        ['article/folder.json', 'Cannot read a folder as a document'],
      ] as const) {
        expect(messages.filter((message) => message['file'] === join(content, file)).map(({reason}) => reason)).toEqual(
          [expect.stringContaining(words)],
        )
      }

      // Valid documents are unchanged. Nothing was published from the bad ones, except what was published before.
      expect(result.stderr).toContain('2 documents kept as published before')
      expect(hashesIn(out)).toEqual(before)
      expect(result.stderr).not.toMatch(/[\u0007\u202E\u001B]/)
    },
  )

  it('holds back what shows a document with errors, and takes it up again when that is mended', async () => {
    const folder = temporaryFolder()
    const [content, out] = [copyOfContent(folder), join(folder, 'dist')]
    await runCommand('export', ['--from', content, '--out', out, ...moment])
    const before = hashesIn(out)
    const path = join(content, 'caveat/caveat-heat-burns.json')
    const caveat = readFileSync(path, 'utf8')
    writeFileSync(path, caveat.replace('Heat can burn skin', 'Heat can \\u0007 burn skin'))
    const broken = await runCommand('export', ['--from', content, '--out', out, ...moment])
    expect(broken.code).toBe(1)
    expect(broken.stderr).toContain('Cannot publish with `Warm, never hot` inside, expected a document without errors')
    expect(hashesIn(out)).toEqual(before)
    writeFileSync(path, caveat.replace('Heat can burn skin', 'Heat does burn skin'))
    const mended = await runCommand('export', ['--from', content, '--out', out, ...moment])
    expect(mended.code).toBe(0)
    expect(readFileSync(join(out, 'markdown/articles/evening-routine.md'), 'utf8')).toContain('Heat does burn skin')
  })

  it('publishes nothing anew while the settings have errors', async () => {
    const folder = temporaryFolder()
    const [content, out] = [copyOfContent(folder), join(folder, 'dist')]
    await runCommand('export', ['--from', content, '--out', out, ...moment])
    const before = hashesIn(out)
    writeFileSync(join(content, 'siteSettings/siteSettings.json'), '{')
    const result = await runCommand('export', ['--from', content, '--out', out, ...moment])
    expect(result.code).toBe(1)
    expect(result.stderr).toContain('Nothing was published')
    expect(hashesIn(out)).toEqual(before)
  })
})

const ndjsonOf = (documents: readonly Record<string, unknown>[]): string =>
  documents.map((document) => `${JSON.stringify(document)}\n`).join('')

describe('an NDJSON file', () => {
  it('that is cut in the middle is published as far as it goes, and what cannot be read stays', async () => {
    const folder = temporaryFolder()
    const [file, out] = [join(folder, 'data.ndjson'), join(folder, 'dist')]
    const settings = {
      _id: 'siteSettings',
      _type: 'siteSettings',
      publisher: 'Test',
      siteUrl: 'https://site.example',
      language: 'en',
      tagAuthority: 'site.example',
      tagYear: 2026,
    }
    const whole = ndjsonOf([settings, article('one'), article('two'), article('three')])
    writeFileSync(file, whole)
    expect((await runCommand('export', ['--from', file, '--out', out, ...moment])).code).toBe(0)
    const before = hashesIn(out)
    writeFileSync(file, whole.slice(0, whole.indexOf('Title of two')))
    const result = await runCommand('export', ['--from', file, '--out', out, ...moment])
    expect(result.code).toBe(1)
    expect(result.stderr).toContain(`${file}:3`)
    expect(result.stderr).toContain('Cannot parse JSON, expected one whole document')
    expect(existsSync(join(out, 'markdown/articles/one.md'))).toBe(true)
    expect(hashesIn(out)['markdown/articles/two.md']).toBe(before['markdown/articles/two.md'])
  })
})

interface TarEntry {
  readonly name: string
  readonly content?: string | Uint8Array
  readonly type?: 'symlink' | 'link'
  readonly linkname?: string
}

const archiveOf = async (entries: readonly TarEntry[]): Promise<Uint8Array> => {
  const archive = pack()
  for (const {name, content = '', type, linkname} of entries) {
    if (type === undefined) archive.entry({name}, typeof content === 'string' ? content : Buffer.from(content))
    else archive.entry({name, type, linkname: linkname ?? ''})
  }
  archive.finalize()
  return buffer(Readable.from(archive).pipe(createGzip()))
}

describe('an archive', () => {
  const settings = {
    _id: 'siteSettings',
    _type: 'siteSettings',
    publisher: 'Test',
    siteUrl: 'https://site.example',
    language: 'en',
    tagAuthority: 'site.example',
    tagYear: 2026,
  }
  const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>'
  const data = ndjsonOf([
    settings,
    article('one', {
      heroImage: {
        _type: 'figure',
        alt: 'A picture',
        image: {_type: 'image', _sanityAsset: 'image@file://./images/abc123-10x10.svg'},
      },
    }),
    {...article('drafts.two')},
    {...article('versions.r1.three')},
  ])

  it('of `sanity dataset export` is published with its pictures, and without drafts and versions', async () => {
    const folder = temporaryFolder()
    const [file, out] = [join(folder, 'production.tar.gz'), join(folder, 'dist')]
    writeFileSync(
      file,
      await archiveOf([
        {name: 'production/images/abc123-10x10.svg', content: picture},
        {name: 'production/data.ndjson', content: data},
        {name: 'production/assets.json', content: '{}'},
      ]),
    )
    const result = await runCommand('export', ['--from', file, '--out', out, ...moment])
    expect(result.code).toBe(0)
    const shown = Object.keys(hashesIn(join(out, 'assets')))
    expect(shown).toContainEqual(expect.stringMatching(/^[0-9a-f]{40}-[0-9a-f]{8}\/0_0_20_20-10x10\.png$/))
    expect(shown.filter((path) => path.endsWith('.svg'))).toEqual([])
    expect(Object.keys(hashesIn(join(out, 'markdown')))).toEqual(['articles/one.md'])
    expect(readFileSync(join(out, 'api/v1/articles/one.json'), 'utf8')).toContain(
      `https://site.example/assets/${shown[0]}`,
    )
  })

  it.each([
    ['a path with ..', {name: '../../escape.svg', content: picture}, 'a path with `..`'],
    [
      'a path with .. among the pictures',
      {name: 'x/images/../../../abc123-10x10.svg', content: picture},
      'a path with `..`',
    ],
    ['an absolute path', {name: '/tmp/bodytext-escape.ndjson', content: '{}'}, 'an absolute path'],
    [
      'a link',
      {name: 'x/images/link-1x1.png', type: 'symlink', linkname: '/etc/passwd'},
      'a symlink, expected files only',
    ],
    ['a hard link', {name: 'x/files/abc.txt', type: 'link', linkname: '/etc/passwd'}, 'a link, expected files only'],
  ] as const)('with %s is told so, and the rest is published', async (_name, entry, words) => {
    const folder = temporaryFolder()
    const [file, out] = [join(folder, 'x.tar.gz'), join(folder, 'dist')]
    writeFileSync(
      file,
      await archiveOf([
        entry,
        {name: 'x/images/abc123-10x10.svg', content: picture},
        {name: 'x/data.ndjson', content: data},
      ]),
    )
    const result = await runCommand('export', ['--from', file, '--out', out, ...moment])
    expect(result.code).toBe(1)
    expect(result.stderr).toContain(words)
    expect(result.stderr).toContain(entry.name)
    expect(existsSync(join(out, 'markdown/articles/one.md'))).toBe(true)
    expect(existsSync('/tmp/bodytext-escape.ndjson')).toBe(false)
    expect(existsSync(join(folder, '../escape.svg'))).toBe(false)
  })

  it('that is a bomb is stopped before it fills the disk', {timeout: 60_000}, async () => {
    const folder = temporaryFolder()
    const [file, out] = [join(folder, 'bomb.tar.gz'), join(folder, 'dist')]
    writeFileSync(
      file,
      await archiveOf([
        {name: 'x/data.ndjson', content: data},
        {name: 'x/files/abc.bin', content: new Uint8Array(200 * 1024 * 1024)},
      ]),
    )
    const result = await runCommand('export', ['--from', file, '--out', out, ...moment])
    expect(result.code).toBe(1)
    expect(result.stderr).toMatch(/expected at most 52,428,800|more than 200 times as large unpacked/)
  })

  it('that is cut off is told so', async () => {
    const folder = temporaryFolder()
    const [file, out] = [join(folder, 'cut.tar.gz'), join(folder, 'dist')]
    const whole = await archiveOf([{name: 'x/data.ndjson', content: data}])
    writeFileSync(file, whole.subarray(0, Math.floor(whole.length / 2)))
    const result = await runCommand('export', ['--from', file, '--out', out, ...moment])
    expect(result.code).toBe(1)
    expect(result.stderr).toContain('Cannot unpack archive, expected a whole .tar.gz')
    expect(result.stderr).toContain('cut.tar.gz')
  })
})

it('leaves alone and reports files in the output folder that it did not write', async () => {
  const folder = temporaryFolder()
  const out = join(folder, 'dist')
  mkdirSync(join(out, 'markdown/articles'), {recursive: true})
  writeFileSync(join(out, 'notes.txt'), 'mine')
  writeFileSync(join(out, 'markdown/articles/evening-routine.md'), 'mine too')
  const result = await runCommand('export', ['--from', join(root, 'content'), '--out', out, ...moment])
  expect(result.code).toBe(1)
  expect(result.stderr).toContain(
    `Unexpected file \`${join(out, 'notes.txt')}\`, expected only what the export wrote: it was left alone`,
  )
  expect(result.stderr).toContain(
    `Cannot write ${join(out, 'markdown/articles/evening-routine.md')}, a file is there that the export did not write`,
  )
  expect(readFileSync(join(out, 'notes.txt'), 'utf8')).toBe('mine')
  expect(readFileSync(join(out, 'markdown/articles/evening-routine.md'), 'utf8')).toBe('mine too')
  expect(existsSync(join(out, 'markdown/articles/desk-breaks.md'))).toBe(true)
  rmSync(join(out, 'notes.txt'))
  rmSync(join(out, 'markdown/articles/evening-routine.md'))
  expect((await runCommand('export', ['--out', out, ...moment])).code).toBe(0)
})

it('does not write through a link that leads out of the output folder', async () => {
  const folder = temporaryFolder()
  const [out, elsewhere] = [join(folder, 'dist'), join(folder, 'elsewhere')]
  mkdirSync(out)
  mkdirSync(elsewhere)
  symlinkSync(elsewhere, join(out, 'markdown'))
  const result = await runCommand('export', ['--out', out, ...moment])
  expect(result.code).toBe(1)
  expect(result.stderr).toContain('is not a folder of its own')
  expect(hashesIn(elsewhere)).toEqual({})
})

it('does not remove anything through a link either', async () => {
  const folder = temporaryFolder()
  const [content, out, elsewhere] = [copyOfContent(folder), join(folder, 'dist'), join(folder, 'elsewhere')]
  await runCommand('export', ['--from', content, '--out', out, ...moment])
  renameSync(join(out, 'feeds'), elsewhere)
  symlinkSync(elsewhere, join(out, 'feeds'))
  const before = hashesIn(elsewhere)
  rmSync(join(content, 'feed/feed-massage.json'))
  const result = await runCommand('export', ['--from', content, '--out', out, ...moment])
  expect(result.code).toBe(1)
  expect(result.stderr).toContain('is not a folder of its own')
  expect(hashesIn(elsewhere)).toEqual(before)
})
