import {createHash} from 'node:crypto'
import {existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync, mkdtempSync} from 'node:fs'
import {join} from 'node:path'
import {parseJsonFeed} from 'feedsmith'
import {remark} from 'remark'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkPresetLintRecommended from 'remark-preset-lint-recommended'
import {beforeAll, describe, expect, it} from 'vitest'
import {parse as parseYaml} from 'yaml'
import {readManifest} from '../../src/files/output/read-manifest.ts'
import {isRecord, recordsIn} from '../../src/content/document.ts'
import {parse as parseMarkdown} from '../pages/tree/fidelity.ts'
import {
  copyOfContent,
  hashOf,
  readJson,
  runCommand,
  hashesIn,
  temporaryFolder,
  type CommandResult,
} from './run-command.ts'
import {tmpdir} from 'node:os'

const out = join(mkdtempSync(join(tmpdir(), 'bodytext-export-')), 'dist')
const moment = ['--now', '2026-11-22T12:00:00Z']
let first: CommandResult

beforeAll(async () => {
  first = await runCommand('export', ['--out', out, ...moment])
  return () => rmSync(out, {recursive: true, force: true})
})

const manifest = () => {
  const files = readManifest(out)
  if (files === undefined) throw new Error('manifest.json is not a manifest')
  return {files}
}

describe('the shipped content', () => {
  it('is published without errors, and the summary says so', () => {
    expect(first.code).toBe(0)
    expect(first.stdout).toBe('')
    expect(first.stderr).toMatch(
      /49 documents read, 42 published\n308 files written, 0 unchanged, 0 removed in .*\n0 errors, 13 warnings, 0 notes, [\d.]+ s, \d+ MB at most\n$/,
    )
  })

  it('has the layout that consumers know', () => {
    const files = [
      'markdown/articles/massage-for-back-pain.md',
      'markdown/benefits/relieves-muscle-tension.md',
      'markdown/body-regions/lower-back.md',
      'markdown/conditions/back-pain.md',
      'markdown/therapies/massage-therapy.md',
      'feeds/feed.json',
      'feeds/regions/lower-back/feed.json',
      'feeds/benefits/promotes-relaxation/feed.json',
      'feeds/conditions/back-pain/feed.json',
      'feeds/therapies/massage-therapy/feed.json',
      'feeds/massage/feed.json',
      'feeds/neck-in-brief/feed.json',
      'api/v1/articles/index.json',
      'api/v1/articles/massage-for-back-pain.json',
      'api/v1/benefits/index.json',
      'api/v1/body-regions/index.json',
      'api/v1/conditions/index.json',
      'api/v1/therapies/index.json',
      'api/v1/people/index.json',
      'api/v1/people/editorial-team.json',
      'api/v1/sources/index.json',
      'manifest.json',
    ]
    expect(files.filter((file) => !existsSync(join(out, file)))).toEqual([])
  })

  it('is listed in the manifest, with hashes and sizes that hold', () => {
    const {files} = manifest()
    expect(files.map(({path}) => path)).toEqual(
      Object.keys(hashesIn(out))
        .filter((path) => !path.startsWith('manifest'))
        .toSorted((a, b) => (a < b ? -1 : 1)),
    )
    for (const {path, sha256, bytes} of files) {
      const content = readFileSync(join(out, path))
      expect({path, sha256, bytes}).toEqual({
        path,
        sha256: createHash('sha256').update(content).digest('hex'),
        bytes: content.length,
      })
    }
    expect(files.find(({path}) => path === 'feeds/feed.json')?.mediaType).toBe('application/feed+json')
  })

  it('gives feeds that an independent parser reads, complete and with absolute addresses', () => {
    for (const {path} of manifest().files.filter(({mediaType}) => mediaType === 'application/feed+json')) {
      const text = readFileSync(join(out, path), 'utf8')
      const feed = parseJsonFeed(text)
      expect(text).toContain('"version":"https://jsonfeed.org/version/1.1"')
      expect(feed.feed_url).toBe(`https://bodytext.example/${path}`)
      expect(text).not.toContain(':null')
      for (const item of feed.items ?? []) {
        expect(item.id).toMatch(/^tag:bodytext\.example,2026:(?:article\/article|newsletter\/newsletter)-/)
        expect(item.url).toMatch(
          /^https:\/\/bodytext\.example\/(?:articles\/[\w-]+\/|newsletters\/[\w-]+\/index\.html)$/,
        )
        expect(item.content_html ?? item.content_text).toBeTruthy()
        expect(item.tags?.every((tag) => typeof tag === 'string')).not.toBe(false)
        expect(
          [...(item.content_html ?? '').matchAll(/(?:href|src)="([^"]*)"/g)].every(([, url]) =>
            /^(?:https?|mailto|tel):/.test(url ?? ''),
          ),
        ).toBe(true)
      }
    }
    const main = parseJsonFeed(readFileSync(join(out, 'feeds/feed.json'), 'utf8'))
    expect(main.items?.map(({id}) => id?.split('/').at(-1))).toEqual([
      'article-how-sure-can-we-be',
      'article-evening-routine',
      'article-desk-breaks',
      'article-when-back-pain-needs-a-doctor',
      'article-what-happens-in-a-massage',
      'article-massage-for-back-pain',
    ])
  })

  it('puts articles about a region’s parts into the region’s feed', () => {
    const idsOf = (region: string) =>
      parseJsonFeed(readFileSync(join(out, `feeds/regions/${region}/feed.json`), 'utf8')).items?.map(({id}) => id)
    const parts = [...(idsOf('lower-back') ?? []), ...(idsOf('upper-back') ?? [])]
    expect(new Set(idsOf('back'))).toEqual(
      new Set([
        ...parts,
        'tag:bodytext.example,2026:article/article-what-happens-in-a-massage',
        'tag:bodytext.example,2026:article/article-when-back-pain-needs-a-doctor',
      ]),
    )
  })

  it('carries caveats and red flags wherever an article goes', () => {
    const caveat = 'Bodies differ: what works for one person may not work for another.'
    const flag = 'lose control over your bladder or bowels'
    const resource = readJson(join(out, 'api/v1/articles/massage-for-back-pain.json'))
    if (!isRecord(resource) || !isRecord(resource['body'])) throw new Error('not a resource')
    const markdown = readFileSync(join(out, 'markdown/articles/massage-for-back-pain.md'), 'utf8')
    const feed = readFileSync(join(out, 'feeds/feed.json'), 'utf8')
    for (const text of [markdown, resource['body']['html'], resource['body']['text'], feed]) {
      expect(text).toContain(caveat)
      expect(text).toContain(flag)
    }
    expect(recordsIn(resource['caveats']).map(({title}) => title)).toEqual([
      'Every body is different',
      'Not a substitute for medical advice',
    ])
    const benefit = readFileSync(join(out, 'markdown/benefits/promotes-relaxation.md'), 'utf8')
    expect(benefit).toContain(caveat)
  })

  it('gives Markdown with front matter that parses, and no dangling links inside the site', () => {
    const pages = new Set(
      manifest()
        .files.filter(({path}) => path.startsWith('markdown/'))
        .map(({path}) => path.replace(/^markdown\/(.*)\.md$/, 'https://bodytext.example/$1/')),
    )
    for (const path of manifest()
      .files.map((file) => file.path)
      .filter((each) => each.endsWith('.md'))) {
      const [, yaml = '', body = ''] = /^---\n(.*?)\n---\n\n(.*)$/s.exec(readFileSync(join(out, path), 'utf8')) ?? []
      const front: unknown = parseYaml(yaml)
      if (!isRecord(front)) throw new Error(`${path} has no front matter`)
      expect(front).toMatchObject({slug: path.split('/').at(-1)?.replace('.md', ''), title: expect.any(String)})
      expect(['layout', 'content', 'page', 'type', 'url', 'permalink'].filter((name) => name in front)).toEqual([])
      const resource = readJson(join(out, path.replace('markdown/', 'api/v1/').replace(/\.md$/, '.json')))
      if (!isRecord(resource)) throw new Error(`${path} has no resource`)
      expect(front['api']).toBe(isRecord(resource['links']) ? resource['links']['self'] : undefined)
      expect(parseMarkdown(body).children.length).toBeGreaterThan(0)
      for (const [, url = ''] of body.matchAll(/\]\((https:\/\/bodytext\.example\/[^)]*)\)/g)) {
        if (!url.includes('/assets/')) expect([...pages]).toContain(url)
      }
    }
  })

  it('gives Markdown that remark-lint finds nothing wrong with', async () => {
    const linter = remark().use(remarkGfm).use(remarkFrontmatter).use(remarkPresetLintRecommended)
    for (const path of manifest()
      .files.map((file) => file.path)
      .filter((each) => each.endsWith('.md'))) {
      const {messages} = await linter.process({path, value: readFileSync(join(out, path), 'utf8')})
      expect(messages.map(String)).toEqual([])
    }
  })

  it('resolves references in the structured body', () => {
    const resource = readJson(join(out, 'api/v1/articles/massage-for-back-pain.json'))
    const text = JSON.stringify(resource)
    const references = [...text.matchAll(/"_ref":"([^"]+)"(,"target")?/g)]
    expect(references.length).toBeGreaterThan(10)
    expect(text).not.toContain('null')
    expect(resource).toMatchObject({
      id: 'tag:bodytext.example,2026:article/article-massage-for-back-pain',
      links: {
        self: 'https://bodytext.example/api/v1/articles/massage-for-back-pain.json',
        list: 'https://bodytext.example/api/v1/articles/index.json',
        markdown: 'https://bodytext.example/markdown/articles/massage-for-back-pain.md',
      },
      evidence: expect.arrayContaining([expect.objectContaining({certainty: 'veryLow'})]),
    })
  })
})

describe('a second run', () => {
  it('touches nothing, and gives the same bytes elsewhere and in another time zone', async () => {
    const before = hashesIn(out)
    const times = Object.keys(before).map((path) => statSync(join(out, path)).mtimeMs)
    const again = await runCommand('export', ['--out', out, ...moment])
    expect(again.stderr).toContain('0 files written, 308 unchanged, 0 removed')
    expect(hashesIn(out)).toEqual(before)
    expect(Object.keys(before).map((path) => statSync(join(out, path)).mtimeMs)).toEqual(times)

    const other = join(temporaryFolder(), 'other')
    await runCommand('export', ['--out', other, ...moment], {env: {TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8'}})
    expect(hashesIn(other)).toEqual(before)
  })

  it('has other addresses if it is for another place, and the same ids', async () => {
    const folder = temporaryFolder()
    const [out, local] = [join(folder, 'dist'), join(folder, 'local')]
    await runCommand('export', ['--out', out, ...moment])
    await runCommand('export', ['--out', local, '--base-url', 'http://localhost:8080/', ...moment])
    const read = (place: string): string => readFileSync(join(place, 'feeds/feed.json'), 'utf8')
    expect(read(local)).toContain('"feed_url":"http://localhost:8080/feeds/feed.json"')
    expect(read(local).replaceAll('https://bodytext.example/', '')).toBe(read(local))
    const idsIn = (text: string): string[] => [...text.matchAll(/"id":"(tag:[^"]*)"/g)].map(([, id = '']) => id)
    expect(idsIn(read(local))).toEqual(idsIn(read(out)))
    // Without the option, the settings count again.
    await runCommand('export', ['--out', local, ...moment])
    expect(read(local)).toContain('"feed_url":"https://bodytext.example/feeds/feed.json"')
    expect(read(local)).not.toContain('localhost')
    const refused = await runCommand('export', ['--out', local, '--base-url', 'ftp://x', ...moment])
    expect(refused.code).toBe(2)
  })

  it('removes what is stale, renames what moved, and updates what changed', async () => {
    const folder = temporaryFolder()
    const [content, dist] = [copyOfContent(folder), join(folder, 'dist')]
    await runCommand('export', ['--from', content, '--out', dist, ...moment])
    const path = join(content, 'article/article-evening-routine.json')
    const article = readFileSync(path, 'utf8')
    writeFileSync(
      path,
      article
        .replace('"current": "evening-routine"', '"current": "twenty-quiet-minutes"')
        .replace('A day leaves its marks in the back.', 'Evenings are quiet.'),
    )
    rmSync(join(content, 'feed/feed-neck-briefs.json'))
    const result = await runCommand('export', ['--from', content, '--out', dist, ...moment])
    expect(result.code).toBe(0)
    expect(existsSync(join(dist, 'markdown/articles/evening-routine.md'))).toBe(false)
    expect(existsSync(join(dist, 'feeds/neck-in-brief'))).toBe(false)
    expect(readFileSync(join(dist, 'markdown/articles/twenty-quiet-minutes.md'), 'utf8')).toContain(
      'Evenings are quiet.',
    )
    // Three files of the article, three of the feed.
    expect(result.stderr).toMatch(/ 6 removed/)
    expect(result.stderr).toContain('expected the old one among the previous addresses')
  })

  it('keeps an article out until its time has come', async () => {
    const folder = temporaryFolder()
    const early = join(folder, 'early')
    const result = await runCommand('export', ['--out', early, '--now', '2026-11-10T00:00:00Z'])
    expect(result.code).toBe(0)
    expect(result.stderr).toContain('in the future, the article is kept out until then')
    expect(existsSync(join(early, 'markdown/articles/how-sure-can-we-be.md'))).toBe(false)
    for (const path of Object.keys(hashesIn(early)))
      expect(readFileSync(join(early, path), 'utf8')).not.toContain('How sure can we be?')
  })
})

describe('a folder that is lost', () => {
  it('is made again with the same log of changes, if a copy of it was kept', async () => {
    const folder = temporaryFolder()
    const [content, dist] = [copyOfContent(folder), join(folder, 'dist')]
    const run = (day: number) =>
      runCommand('export', [
        '--from',
        content,
        '--out',
        dist,
        '--changes',
        join(folder, 'kept/changes.json'),
        '--now',
        `2026-11-${day}T12:00:00Z`,
      ])
    const path = join(content, 'article/article-desk-breaks.json')
    const extra = join(content, 'article/article-extra.json')
    writeFileSync(
      extra,
      readFileSync(path, 'utf8')
        .replace('"article-desk-breaks"', '"article-extra"')
        .replace('"desk-breaks"', '"extra"'),
    )
    await run(22)
    rmSync(extra)
    writeFileSync(path, readFileSync(path, 'utf8').replace('"title": "', '"title": "New: '))
    await run(23)
    const before = hashesIn(dist)
    rmSync(dist, {recursive: true})
    expect((await run(24)).code).toBe(0)
    // The same dates, the same sequence numbers, and still an entry for what was removed.
    expect(hashesIn(dist)).toEqual(before)
    writeFileSync(join(folder, 'kept/changes.json'), '[]')
    const broken = await run(25)
    expect([broken.code, broken.stderr]).toEqual([1, expect.stringContaining('expected a copy of the log of changes')])
    expect(hashesIn(dist)).toEqual(before)
  })
})

describe('called wrongly', () => {
  it.each([
    [['--from', 'nowhere'], 'Cannot find nowhere, expected a content folder'],
    [['--form', 'content'], "Unknown option '--form'"],
    [['--out', 'content/x'], 'Cannot write into content/x, it holds the content or is a part of it'],
    [['--out', '.'], 'Cannot write into ., it holds the content or is a part of it'],
    [['--now', 'tomorrow'], 'Unexpected time tomorrow'],
    [['--from', 'package.json'], 'Cannot read package.json, expected a content folder'],
  ])('%j ends with 2 and says what to do', async (args, words) => {
    const result = await runCommand('export', args)
    expect(result.code).toBe(2)
    expect(result.stderr).toContain(words)
  })

  it('asks for the name of a hosted dataset', async () => {
    const result = await runCommand('export', ['--from', 'dataset'], {
      env: {SANITY_STUDIO_PROJECT_ID: '', SANITY_STUDIO_DATASET: ''},
    })
    expect(result.code).toBe(2)
    expect(result.stderr).toContain('SANITY_STUDIO_PROJECT_ID')
  })

  it('refuses a folder with somebody else’s manifest.json', async () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'app'))
    writeFileSync(join(folder, 'app/manifest.json'), '{"name": "An app"}')
    const result = await runCommand('export', ['--out', join(folder, 'app')])
    expect(result.code).toBe(1)
    expect(result.stderr).toContain('its manifest.json is not from an export')
    expect(hashesIn(join(folder, 'app'))).toEqual({'manifest.json': hashOf('{"name": "An app"}')})
  })
})

it('says how it is used', async () => {
  const help = await runCommand('export', ['--help'])
  expect(help.code).toBe(0)
  expect(help.stdout).toContain('npm run export -- [--from PLACE] [--out FOLDER]')
})
