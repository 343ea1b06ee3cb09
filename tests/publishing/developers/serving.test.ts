import {mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {hashOf} from '../../commands/run-command.ts'
import {article, bodyRegion, createPublisher, settings, slug} from '../publisher.ts'
import {servePublished} from './serve-published.ts'

const folder = mkdtempSync(join(tmpdir(), 'bodytext-serving-'))
const publisher = createPublisher(join(folder, 'dist'))
let site: Awaited<ReturnType<typeof servePublished>>
const paths: string[] = []

beforeAll(async () => {
  const {feedsUrl: _, ...own} = settings
  await publisher.publish([own, article('a'), article('gone'), bodyRegion('back')])
  const {manifest} = await publisher.publish(
    [own, article('a', {...slug('new'), previousSlugs: ['old']}), bodyRegion('back')],
    {now: '2026-11-23T12:00:00Z'},
  )
  paths.push(...manifest.files.map(({path}) => path))
  site = await servePublished(publisher.folder)
})

afterAll(() => {
  site.close()
  rmSync(folder, {recursive: true, force: true})
})

/** Reads `_headers` as static hosts do: `*` matches anything, and every matching rule applies. */
const headersByRules = (path: string): Record<string, string> => {
  const rules = publisher.read('_headers').trim().split(/\n\n/)
  return Object.fromEntries(
    rules.flatMap((rule) => {
      const [pattern = '', ...lines] = rule.split('\n')
      const [before = '', after] = pattern.split('*')
      const fits =
        after === undefined
          ? path === pattern
          : path.startsWith(before) && path.endsWith(after) && path.length >= before.length + after.length
      return fits
        ? lines.map(
            (line) => [line.slice(2, line.indexOf(': ')).toLowerCase(), line.slice(line.indexOf(': ') + 2)] as const,
          )
        : []
    }),
  )
}

describe('the local server', () => {
  it('sends what the rules for static hosts say', async () => {
    expect(paths.length).toBeGreaterThan(40)
    for (const path of [...paths, 'manifest.json']) {
      const {headers, status} = await fetch(`${site.url}${path}`)
      expect(status, path).toBe(200)
      for (const [name, value] of Object.entries(headersByRules(`/${path}`)))
        expect(headers.get(name), `${path} ${name}`).toBe(value)
      expect(headers.get('access-control-allow-origin')).toBe('*')
    }
    const type = async (path: string) => (await fetch(`${site.url}${path}`)).headers.get('content-type')
    expect(await type('feeds/feed.json')).toBe('application/feed+json')
    expect(await type('feeds/regions/back/rss.xml')).toBe('application/rss+xml; charset=utf-8')
    expect(await type('feeds/summary/atom.xml')).toBe('application/atom+xml; charset=utf-8')
    expect(await type('markdown/articles/new.md')).toContain('text/markdown; charset=utf-8')
    expect(await type('api/v1/articles/index.json')).toContain('application/json')
    expect(await type('sitemap.xml')).toContain('application/xml')
    expect(await type('llms.txt')).toContain('text/plain')
    expect(await type('')).toContain('text/html')
  })

  it('never sets the same header by two rules: hosts differ in what they make of that', () => {
    const rules = publisher.read('_headers').trim().split(/\n\n/)
    for (const path of paths) {
      const names = rules.flatMap((rule) => {
        const [pattern = '', ...lines] = rule.split('\n')
        const [before = '', after] = pattern.split('*')
        const fits =
          after === undefined ? `/${path}` === pattern : `/${path}`.startsWith(before) && path.endsWith(after)
        return fits ? lines.map((line) => line.split(':')[0]) : []
      })
      expect(new Set(names).size, path).toBe(names.length)
    }
  })

  it('tags files by their bytes, and answers 304 to whoever has them', async () => {
    const url = `${site.url}feeds/feed.json`
    const first = await fetch(url)
    const etag = first.headers.get('etag') ?? ''
    expect(etag).toBe(`"${hashOf(readFileSync(join(publisher.folder, 'feeds/feed.json')))}"`)
    const ask = async (headers: Record<string, string>) => (await fetch(url, {headers})).status
    expect(await ask({'if-none-match': etag})).toBe(304)
    expect(await ask({'if-none-match': `"x", W/${etag}`})).toBe(304)
    expect(await ask({'if-none-match': '*'})).toBe(304)
    expect(
      await ask({'if-none-match': '"other"', 'if-modified-since': new Date(Date.now() + 1000).toUTCString()}),
    ).toBe(200)
    expect(await ask({'if-modified-since': first.headers.get('last-modified') ?? ''})).toBe(304)
    expect(await ask({'if-modified-since': 'Thu, 01 Jan 2026 00:00:00 GMT'})).toBe(200)
    const head = await fetch(url, {method: 'HEAD'})
    expect(head.headers.get('content-length')).toBe(
      String(readFileSync(join(publisher.folder, 'feeds/feed.json')).length),
    )
    expect(await head.text()).toBe('')
  })

  it('sends a part of a file to whoever asks for one', async () => {
    const whole = readFileSync(join(publisher.folder, 'feeds/feed.json'))
    const part = await fetch(`${site.url}feeds/feed.json`, {headers: {range: 'bytes=2-9'}})
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 2-9/${whole.length}`])
    expect(await part.text()).toBe(whole.subarray(2, 10).toString())
    const ask = async (range: string): Promise<readonly [number, string]> => {
      const response = await fetch(`${site.url}feeds/feed.json`, {headers: {range}})
      return [response.status, await response.text()]
    }
    expect(await ask('bytes=99999999-')).toEqual([416, ''])
    expect(await ask('bytes=-5')).toEqual([206, whole.subarray(-5).toString()])
    expect(await ask(`bytes=${whole.length - 3}-99999999`)).toEqual([206, whole.subarray(-3).toString()])
    for (const range of ['bytes=9-2', 'bytes=', 'bytes=1-2,4-5', 'lines=1-2'])
      expect(await ask(range)).toEqual([200, whole.toString()])
  })

  it('sends one file whole while others take its place', async () => {
    const path = join(publisher.folder, 'replaced.txt')
    const forms = ['a', 'b', 'c'].map((letter, index) => letter.repeat(400_000 * (index + 1)))
    writeFileSync(path, forms[0] ?? '')
    let turn = 0
    const replacing = setInterval(() => {
      writeFileSync(`${path}.next`, forms[turn++ % forms.length] ?? '')
      renameSync(`${path}.next`, path)
    }, 1)
    const texts = await Promise.all(
      Array.from({length: 60}, async () => (await fetch(`${site.url}replaced.txt`)).text()),
    )
    clearInterval(replacing)
    rmSync(path)
    expect(texts.filter((text) => !forms.includes(text)).map((text) => text.length)).toEqual([])
    expect((await fetch(`${site.url}replaced.txt`)).status).toBe(404)
  })

  it('sends old addresses on, and says of pages that they are gone', async () => {
    const moved = await fetch(`${site.url}api/v1/articles/old.json`, {redirect: 'manual'})
    expect([moved.status, moved.headers.get('location')]).toEqual([301, '/published/api/v1/articles/new.json'])
    expect((await fetch(`${site.url}markdown/articles/old.md`)).status).toBe(200)
    const page = await fetch(`${site.url}articles/old/`, {redirect: 'manual'})
    expect([page.status, page.headers.get('location')]).toEqual([301, '/published/articles/new/'])
    expect((await fetch(`${site.url}articles/gone/`)).status).toBe(410)
    expect((await fetch(`${site.url}articles/never/`)).status).toBe(404)
  })
})
