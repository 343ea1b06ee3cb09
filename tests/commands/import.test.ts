import {cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {contentTypes, portableTextToMarkdown} from '../../src/text/index.ts'
import {isRecord, recordsIn} from '../../src/content/document.ts'
import {expectFile} from '../expect-file.ts'
import {copyOfContent, root, runCommand, hashesIn, temporaryFolder} from './run-command.ts'

const samples = join(root, 'tests', 'importing', 'files')
const expected = join(root, 'tests', 'importing', 'expected')

type Fields = Readonly<Record<string, unknown>>

const read = (content: string, type: string, id: string): Fields => {
  const value: unknown = JSON.parse(readFileSync(join(content, type, `${id}.json`), 'utf8'))
  return isRecord(value) ? value : {}
}

/** A document in readable form: its text in the source dialect, its other fields as JSON. */
const shown = (document: Fields): string => {
  const {body, ...fields} = document
  const text = portableTextToMarkdown(body, {dialect: 'source', types: contentTypes})
  return `${JSON.stringify(fields, (name, value: unknown) => (name === '_key' ? undefined : value), 2)}\n\n${text}`
}

/** Imports samples into a copy of the content, and returns what the command printed. */
const importInto = async (content: string, ...args: string[]) => {
  const {code, stderr, stdout} = await runCommand('import', [...args, '--into', content])
  // Times and memory use differ from run to run.
  return {code, stdout, report: stderr.replaceAll(root, '').replace(/, [\d.,]+ (?:s|ms), [\d.,]+ MB at most/g, '')}
}

const sample = (name: string): string => join(samples, name)

const cases: ReadonlyArray<readonly [name: string, documents: ReadonlyArray<readonly [type: string, id: string]>]> = [
  ['blog', [['article', 'article-neck-stretch']]],
  ['html', [['article', 'article-walking']]],
  [
    'wordpress',
    [
      ['article', 'article-sitting'],
      ['article', 'drafts.article-draft'],
    ],
  ],
  [
    'text',
    [
      ['article', 'drafts.article-massage-therapy-for-back-pain-an-overview'],
      ['benefit', 'drafts.benefit-improves-blood-flow'],
    ],
  ],
]

describe.each(cases)('npm run import: %s', (name, documents) => {
  it('becomes documents, says what became what, and changes nothing a second time', async () => {
    const content = copyOfContent(temporaryFolder())
    const dry = hashesIn(content)
    const rehearsal = await importInto(content, sample(name), '--dry-run')
    expect(hashesIn(content)).toEqual(dry)
    const {code, report} = await importInto(content, sample(name))
    expect(code).toBe(0)
    expect(rehearsal.report.replace('Would import ', '')).toBe(report.replace(/Run `npm run validate`.*\n/, ''))
    expectFile(join(expected, `${name}.report.txt`), report)
    for (const [type, id] of documents) expectFile(join(expected, `${id}.txt`), shown(read(content, type, id)))
    const before = hashesIn(content)
    const again = await importInto(content, sample(name))
    expect(again.code).toBe(0)
    expect(again.report).toContain(`${documents.length} as before`)
    expect(hashesIn(content)).toEqual(before)
  })
})

describe('npm run import', () => {
  it('leaves documents alone that say something else, unless they are to be replaced', async () => {
    const content = copyOfContent(temporaryFolder())
    await importInto(content, sample('html'))
    const path = join(content, 'article', 'article-walking.json')
    const mine = readFileSync(path, 'utf8').replace('Walking helps', 'Walking may help')
    writeFileSync(path, mine)
    const {code, report} = await importInto(content, sample('html'))
    expect(code).toBe(0)
    expect(report).toContain('`article-walking` is there already and says something else: it was left as it is')
    expect(readFileSync(path, 'utf8')).toBe(mine)
    await importInto(content, sample('html'), '--replace')
    expect(read(content, 'article', 'article-walking')['title']).toBe('Walking helps')
  })

  it('gives texts in any script ids that the Content Lake takes, and names that are too long short ones', async () => {
    const folder = temporaryFolder()
    const content = join(folder, 'content')
    const texts = join(folder, 'texts')
    mkdirSync(texts)
    writeFileSync(join(texts, '颈部按摩.md'), '# 颈部按摩\n\n一段话。\n')
    writeFileSync(join(texts, 'a.md'), `---\ntitle: ${'按'.repeat(70)}\nslug: ${'按'.repeat(70)}\n---\n\nOne\n`)
    writeFileSync(join(texts, 'b.md'), `---\ntitle: ${'按'.repeat(71)}\nslug: ${'按'.repeat(71)}\n---\n\nTwo\n`)
    expect((await importInto(content, texts)).report).toContain('3 documents (3 new)')
    expect((await importInto(content, texts)).report).toContain('3 documents (3 as before)')
    expect(read(content, 'article', 'article-u9888u90e8u6309u6469')['slug']).toEqual({
      _type: 'slug',
      current: '颈部按摩',
    })
  })

  it('writes over no file that is not what it was when the import began', async () => {
    const content = copyOfContent(temporaryFolder())
    const path = join(content, 'article', 'article-walking.json')
    writeFileSync(path, '{"_id": "article-walking", half')
    const {code, report} = await importInto(content, sample('html'))
    expect(code).toBe(1)
    expect(report).toContain('article-walking.json, expected the file as it was when the import began')
    expect(readFileSync(path, 'utf8')).toBe('{"_id": "article-walking", half')
  })

  it('reads a dataset export, pictures included', async () => {
    const folder = temporaryFolder()
    const source = copyOfContent(folder)
    const documents = ['article', 'benefit'].flatMap((type) =>
      readdirSync(join(source, type)).map((file) => readFileSync(join(source, type, file), 'utf8')),
    )
    writeFileSync(
      join(folder, 'data.ndjson'),
      documents.map((text) => `${JSON.stringify(JSON.parse(text))}\n`).join(''),
    )
    const into = join(folder, 'new')
    const {code, report} = await importInto(into, join(folder, 'data.ndjson'))
    expect(code).toBe(0)
    expect(report).toContain('12 documents (12 new)')
    expect(readFileSync(join(into, 'article', 'article-desk-breaks.json'), 'utf8')).toBe(
      readFileSync(join(source, 'article', 'article-desk-breaks.json'), 'utf8'),
    )
    expect((await importInto(into, join(folder, 'data.ndjson'))).report).toContain('12 documents (12 as before)')
  })

  it('goes on after files that cannot be read, and says what is wrong with them', async () => {
    const folder = temporaryFolder()
    const bad = join(folder, 'bad')
    mkdirSync(bad)
    writeFileSync(join(bad, 'a-yaml.md'), '---\ntitle: [unclosed\n---\n\nText\n')
    writeFileSync(join(bad, 'b-bytes.md'), Buffer.from([0x23, 0x20, 0xff, 0xfe]))
    writeFileSync(join(bad, 'c-deep.md'), `${'>'.repeat(5000)}a\n`)
    writeFileSync(join(bad, 'd-not-wordpress.xml'), '<a><b/></a>')
    writeFileSync(join(bad, 'e-deep.html'), `<p>${'<div>'.repeat(20_000)}x`)
    writeFileSync(join(bad, 'f-lines.ndjson'), '{"_id":"person-x","_type":"person","name":"X"}\nnot json\n')
    writeFileSync(
      join(bad, 'g-outside.md'),
      '---\ntitle: Outside\n---\n\n![x](../../../../../../../etc/hosts) ![y](/../secret.png)\n',
    )
    writeFileSync(join(folder, 'secret.png'), readFileSync(join(samples, 'html', 'neck.png')))
    writeFileSync(join(bad, 'h-fine.md'), '# Fine\n\nText [x](javascript:alert(1))\n')
    const content = join(folder, 'content')
    const {code, report} = await importInto(content, bad)
    expect(code).toBe(1)
    expect(report).toContain('Cannot read the file, expected text in UTF-8')
    expect(report).toContain('Cannot convert text nested 5,000 levels deep, expected at most 100 levels')
    expect(report).toContain('Unexpected XML, expected an export of WordPress')
    expect(report).toContain('Cannot copy the picture `../../../../../../../etc/hosts`')
    expect(report).toContain('Unexpected link to `javascript:alert(1)`')
    expect(existsSync(join(content, 'assets'))).toBe(false)
    expect(readdirSync(join(content, 'article')).toSorted()).toEqual(['article-g-outside.json', 'article-h-fine.json'])
    expect(readdirSync(join(content, 'person'))).toEqual(['person-x.json'])
  })

  it('is called wrongly without a file, with one that is not there, and with a type that has no text', async () => {
    for (const [args, words] of [
      [[], 'expected what to import'],
      [['nowhere.md'], 'Cannot find nowhere.md'],
      [[sample('html'), '--type', 'feed'], 'Unexpected type feed'],
      [[join(root, 'package.json')], 'expected a file of type'],
    ] as const) {
      const {code, stderr} = await runCommand('import', [...args])
      expect([code, stderr]).toEqual([2, expect.stringContaining(words)])
    }
  })
})

const change = (path: string, from: string, to: string): void => {
  const text = readFileSync(path, 'utf8')
  expect(text).toContain(from)
  writeFileSync(path, text.replace(from, to))
}

describe('texts to edit', () => {
  it('come back: what was edited there and what was changed here meanwhile are both kept', async () => {
    const folder = temporaryFolder()
    const content = copyOfContent(folder)
    const texts = join(folder, 'texts')
    const exported = await runCommand('export', ['--editable', '--from', content, '--out', texts])
    expect(exported.code).toBe(0)
    const before = hashesIn(content)
    expect((await importInto(content, texts)).code).toBe(0)
    expect(hashesIn(content)).toEqual(before)

    change(
      join(texts, 'articles', 'massage-for-back-pain.md'),
      'Back pain is common, at all ages.',
      'Back pain is common at every age.',
    )
    change(
      join(content, 'article', 'article-massage-for-back-pain.json'),
      '"title": "Massage therapy for back pain"',
      '"title": "Massage for backs"',
    )
    change(join(texts, 'benefits', 'promotes-relaxation.md'), 'Stress and tension can make', 'Tension can make')
    change(
      join(content, 'benefit', 'benefit-promotes-relaxation.json'),
      'Stress and tension can make',
      'Stress can make',
    )
    const {code, report} = await importInto(content, texts)
    expect(code).toBe(1)
    expect(report).toContain(
      'Cannot take over the edit of `claim`, it was changed in `benefit-promotes-relaxation` since the export in another way',
    )
    const article = read(content, 'article', 'article-massage-for-back-pain')
    expect(article['title']).toBe('Massage for backs')
    const was: unknown = JSON.parse(
      readFileSync(join(root, 'content', 'article', 'article-massage-for-back-pain.json'), 'utf8'),
    )
    const [first, ...others] = recordsIn(article['body'])
    const [old, ...rest] = isRecord(was) ? recordsIn(was['body']) : []
    expect(others).toEqual(rest)
    expect(first?.['_key']).toBe(old?.['_key'])
    expect(first?.['markDefs']).toEqual(old?.['markDefs'])
    expect(JSON.stringify(first)).toBe(JSON.stringify(old).replace('common, at all ages', 'common at every age'))
    expect(read(content, 'benefit', 'benefit-promotes-relaxation')['claim']).toContain('Stress can make')
    const done = hashesIn(content)
    await importInto(content, texts)
    expect(hashesIn(content)).toEqual(done)
  })

  it('are not written over while they hold edits', async () => {
    const folder = temporaryFolder()
    const content = copyOfContent(folder)
    const texts = join(folder, 'texts')
    await runCommand('export', ['--editable', '--from', content, '--out', texts])
    const path = join(texts, 'articles', 'desk-breaks.md')
    change(path, '\n', '\n# mine\n')
    const mine = readFileSync(path, 'utf8')
    const {code, stderr} = await runCommand('export', ['--editable', '--from', content, '--out', texts])
    expect(code).toBe(1)
    expect(stderr).toContain('holds edits that were not imported')
    expect(readFileSync(path, 'utf8')).toBe(mine)
  })

  it('are written again once what was edited in them is in the document', async () => {
    const folder = temporaryFolder()
    const content = copyOfContent(folder)
    const texts = join(folder, 'texts')
    await runCommand('export', ['--editable', '--from', content, '--out', texts])
    change(
      join(texts, 'articles', 'massage-for-back-pain.md'),
      'Back pain is common, at all ages.',
      'Back pain is common.',
    )
    expect((await runCommand('export', ['--editable', '--from', content, '--out', texts])).code).toBe(1)
    expect((await importInto(content, texts)).code).toBe(0)
    const {code, stderr} = await runCommand('export', ['--editable', '--from', content, '--out', texts])
    expect([code, stderr]).toEqual([0, expect.stringContaining('1 text written')])
  })

  it('stay in their folder, each document in a file of its own, whatever their slugs', async () => {
    const folder = temporaryFolder()
    const content = join(folder, 'content')
    mkdirSync(join(content, 'article'), {recursive: true})
    const slugs = {one: 'same', two: 'same', three: '../../../outside', four: 'Same'}
    for (const [id, current] of Object.entries(slugs)) {
      const document = {_id: id, _type: 'article', title: id, slug: {_type: 'slug', current}, body: []}
      writeFileSync(join(content, 'article', `${id}.json`), JSON.stringify(document))
    }
    const texts = join(folder, 'texts')
    const {code, stderr} = await runCommand('export', ['--editable', '--from', content, '--out', texts])
    expect([code, stderr]).toEqual([0, expect.stringContaining('4 texts written')])
    expect(readdirSync(folder).toSorted()).toEqual(['content', 'texts'])
    expect(readdirSync(join(texts, 'articles'))).toHaveLength(4)
  })

  it('cannot be merged without the version that they were written from', async () => {
    const folder = temporaryFolder()
    const content = copyOfContent(folder)
    const texts = join(folder, 'texts')
    await runCommand('export', ['--editable', '--from', content, '--out', texts])
    const alone = join(folder, 'alone.md')
    cpSync(join(texts, 'articles', 'desk-breaks.md'), alone)
    change(join(content, 'article', 'article-desk-breaks.json'), '"language": "en"', '"language": "en-GB"')
    const before = hashesIn(content)
    const {code, report} = await importInto(content, alone)
    expect(code).toBe(1)
    expect(report).toContain(
      'Cannot tell what was edited, expected the version of `article-desk-breaks` that this text was exported from',
    )
    expect(hashesIn(content)).toEqual(before)
  })
})

describe('a published page', () => {
  it('that was edited comes back into its document, and what is made from others is told', async () => {
    const folder = temporaryFolder()
    const content = copyOfContent(folder)
    const out = join(folder, 'dist')
    expect((await runCommand('export', ['--from', content, '--out', out])).code).toBe(0)
    const before = hashesIn(content)
    expect((await importInto(content, join(out, 'markdown'))).code).toBe(0)
    expect(hashesIn(content)).toEqual(before)
    const page = join(out, 'markdown', 'articles', 'evening-routine.md')
    change(page, 'A day leaves its marks in the back.', 'Every day leaves its marks.')
    change(page, '## How often\n', '## How often\n\nA **new** paragraph.\n')
    change(page, '- You have a high temperature', '- You have high temperature')
    const {code, report} = await importInto(content, page)
    expect(code).toBe(0)
    expect(report).toContain('is made from another document, or from what the text refers to')
    const body = recordsIn(read(content, 'article', 'article-evening-routine')['body'])
    const was: unknown = JSON.parse(
      readFileSync(join(root, 'content', 'article', 'article-evening-routine.json'), 'utf8'),
    )
    const old = isRecord(was) ? recordsIn(was['body']) : []
    expect(body).toHaveLength(old.length + 1)
    expect(body[0]).toMatchObject({
      _key: old[0]?.['_key'],
      children: [{text: expect.stringMatching(/^Every day leaves its marks\. /)}],
    })
    const added = body.findIndex(({_key: key}) => !old.some((block) => block['_key'] === key))
    expect(body[added]).toMatchObject({
      children: [{text: 'A '}, {text: 'new', marks: ['strong']}, {text: ' paragraph.'}],
    })
    expect(body.filter((_block, index) => index !== 0 && index !== added)).toEqual(old.slice(1))
  })
})
