import {execFile} from 'node:child_process'
import {existsSync, mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {promisify} from 'node:util'
import {createClient} from '@sanity/client'
import {describe, expect, it, onTestFinished} from 'vitest'
import {eventually, freePort, runStart} from '../studio/running-start.ts'
import {copyOfContent, root, runCommand, spawnCommand, temporaryFolder} from './run-command.ts'

const start = async (...more: readonly string[]) => {
  const folder = temporaryFolder()
  copyOfContent(folder)
  const running = await runStart(folder, '--no-studio', ...more)
  onTestFinished(async () => {
    if (running.process.exitCode === null) await running.stop()
  })
  const client = createClient({
    projectId: 'bodytext',
    dataset: 'production',
    apiVersion: '2025-02-19',
    apiHost: running.url,
    useProjectHostname: false,
    useCdn: false,
  })
  return {folder, running, client}
}

describe('npm start', () => {
  it('says what it serves, exports what is published as it changes, and stops on a signal', async () => {
    const {folder, running, client} = await start()
    expect(running.said()).toContain(`${running.url}/published/`)
    expect(running.said()).toContain('49 documents')
    const page = `${running.url}/published/markdown/caveats/not-medical-advice.md`
    const text = async (): Promise<string> => (await fetch(page)).text()
    await eventually(async () => (await fetch(`${running.url}/published/manifest.json`)).ok, 'the first export')
    const api = `${running.url}/published/api/v1/articles/massage-for-back-pain.json`
    await client.patch('article-massage-for-back-pain').set({title: 'Straight from a client'}).commit()
    await eventually(
      async () => (await (await fetch(api)).text()).includes('Straight from a client'),
      'the export after a publish',
    )
    const file = join(folder, 'content/article/article-massage-for-back-pain.json')
    writeFileSync(file, readFileSync(file, 'utf8').replace('Straight from a client', 'Straight from a file'))
    await eventually(
      async () => (await (await fetch(api)).text()).includes('Straight from a file'),
      'the export after an edit of a file',
    )
    expect(await client.fetch('*[_id == "article-massage-for-back-pain"][0].title')).toBe('Straight from a file')
    expect(await text()).toBeTypeOf('string')
    expect(await running.stop('SIGTERM')).toBe(0)
    expect(running.said()).toContain('Stopped')
    expect(running.said()).not.toContain('rror')
  })

  it('shows drafts as pages, with what they show of other drafts, and writes one as a file to send', async () => {
    const {folder, running, client} = await start()
    const get = (path: string): Promise<Response> => fetch(`${running.url}${path}`, {redirect: 'manual'})
    const page = '/preview/articles/massage-for-back-pain/'
    expect(await (await get(page)).text()).toContain('Massage therapy for back pain')
    const article = await client.getDocument('article-massage-for-back-pain')
    const benefit = await client.getDocument('benefit-relieves-muscle-tension')
    await client.createOrReplace({
      ...article,
      _type: 'article',
      _id: `drafts.${article?._id}`,
      title: 'A title only we see',
    })
    await client.createOrReplace({
      ...benefit,
      _type: 'benefit',
      _id: `drafts.${benefit?._id}`,
      claim: 'A claim that is still argued about',
    })
    const shown = await get(page)
    const html = await shown.text()
    expect(html).toContain('A title only we see</h1>')
    expect(html).toContain('A claim that is still argued about')
    expect(html).toContain('not published, for review only')
    expect(shown.headers.get('cache-control')).toBe('no-store')
    expect(shown.headers.get('content-security-policy')).toContain("default-src 'none'")
    // All that it links to and loads is on this server, and its pictures are there before anything is published.
    expect(html.match(/(?:<a href|<img src)="https:\/\/bodytext\.example[^"]*/g)).toBeNull()
    const pictures = [...html.matchAll(/<img src="([^"]+)"/g)].map(([, src = '']) => src)
    expect(pictures.length).toBeGreaterThan(1)
    for (const src of pictures) {
      const picture = await get(src.replaceAll('&#x26;', '&').replaceAll('&amp;', '&'))
      expect([src, picture.status, picture.headers.get('content-type')?.split('/')[0]]).toEqual([src, 200, 'image'])
    }
    expect((await get('/published/articles/massage-for-back-pain/')).status).not.toBe(500)
    const list = await (await get('/preview/')).text()
    expect(list).toContain('A title only we see')
    expect(list).toContain('(articles, draft)')
    expect((await get('/preview/feeds/feed.json')).headers.get('location')).toBe('/published/feeds/feed.json')
    expect((await get('/preview/articles/there-is-none/')).status).toBe(404)
    expect((await get('/preview/articles/%E0%A4%A')).status).toBe(404)
    expect((await (await get('/preview/live.js')).text()).length).toBeGreaterThan(100)

    const out = join(folder, 'for the clinician.html')
    const written = await runCommand('preview', ['massage-for-back-pain', '--lake', running.url, '--out', out])
    expect(written).toMatchObject({code: 0, stderr: ''})
    const file = readFileSync(out, 'utf8')
    expect(file).toContain('A title only we see</h1>')
    expect(file).toMatch(/Draft of \d{4}-\d\d-\d\d \d\d:\d\d UTC \([0-9a-f]{12}\): not published/)
    // It loads nothing: pictures are in it, and it has no script and no style sheet elsewhere.
    const sources = [...file.matchAll(/ src="([^"]*)"/g)].map(([, src = '']) => src)
    expect(sources.length).toBeGreaterThan(1)
    expect(sources.filter((src) => !src.startsWith('data:image/') || src.length < 500)).toEqual([])
    expect(file.match(/<script|srcset|rel="stylesheet"|@import|url\(/)).toBeNull()

    const none = await runCommand('preview', [
      'there-is-none',
      '--lake',
      running.url,
      '--out',
      join(folder, 'none.html'),
    ])
    expect(none).toMatchObject({code: 2, stderr: expect.stringContaining('there-is-none')})
    expect(existsSync(join(folder, 'none.html'))).toBe(false)
    const nowhere = await runCommand('preview', ['back', '--lake', `http://localhost:${await freePort()}`])
    expect(nowhere).toMatchObject({code: 2, stderr: expect.stringContaining('npm start')})
  })

  it('serves published files with their types, tags and an index', async () => {
    const {running} = await start()
    const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
      fetch(`${running.url}${path}`, {headers})
    await eventually(async () => (await get('/published/manifest.json')).ok, 'the first export')
    const feed = await get('/published/feeds/feed.json')
    expect(feed.headers.get('content-type')).toBe('application/feed+json')
    const etag = feed.headers.get('etag') ?? ''
    expect((await get('/published/feeds/feed.json', {'if-none-match': etag})).status).toBe(304)
    expect((await get('/published/markdown/articles/massage-for-back-pain.md')).headers.get('content-type')).toContain(
      'text/markdown',
    )
    expect((await get('/published/api/v1/articles/index.json')).headers.get('content-type')).toContain(
      'application/json',
    )
    // Everything has the addresses of this server: nothing leads to the public site.
    const shown: unknown = await (await get('/published/feeds/feed.json')).json()
    expect(shown).toMatchObject({feed_url: `${running.url}/published/feeds/feed.json`})
    expect(await (await get('/published/newsletters/october-2026/index.html')).text()).not.toContain(
      'https://bodytext.example',
    )
    expect((await get('/published/articles/massage-for-back-pain/')).headers.get('content-security-policy')).toContain(
      "default-src 'none'",
    )
    const index = await get('/published/')
    expect(index.headers.get('content-type')).toContain('text/html')
    expect(await index.text()).toContain('href="feeds/feed.json"')
    for (const path of [
      '/published/nothing.json',
      '/published/.bodytext/lock',
      '/published/..%2fcontent',
      '/published/%2e%2e/lake/lake.db',
    ]) {
      expect((await get(path)).status, path).toBe(404)
    }
  })

  it('says so when the port is taken, the database is held, or the folder is not there', async () => {
    const {folder, running} = await start()
    const held = await spawnCommand('start', [
      '--no-studio',
      '--port',
      String(await freePort()),
      '--content',
      join(folder, 'content'),
      '--database',
      join(folder, 'lake/lake.db'),
      '--out',
      join(folder, 'dist2'),
    ])
    expect(held).toMatchObject({code: 2, stderr: expect.stringContaining('another lake serves it')})
    const followed = await spawnCommand('start', [
      '--no-studio',
      '--content',
      join(folder, 'content'),
      '--database',
      join(folder, 'second.db'),
    ])
    expect(followed).toMatchObject({code: 2, stderr: expect.stringContaining('another lake follows this folder')})
    mkdirSync(join(folder, 'other'))
    const taken = await spawnCommand('start', [
      '--no-studio',
      '--port',
      new URL(running.url).port,
      '--content',
      join(folder, 'other'),
      '--database',
      join(folder, 'other.db'),
    ])
    expect(taken).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('something else does: stop it, or choose another with --port'),
    })
    const missing = await spawnCommand('start', ['--content', join(folder, 'nowhere')])
    expect(missing).toMatchObject({code: 2, stderr: expect.stringContaining('Cannot find the folder')})
    expect(await spawnCommand('start', ['--port', 'x'])).toMatchObject({code: 2})
    expect(await spawnCommand('start', ['--help'])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('--no-studio'),
    })
  })

  it('needs a token off this machine alone, and prints it', async () => {
    const {running} = await start('--host', '0.0.0.0')
    const [, token = ''] = /need the token (\S+)/.exec(running.said()) ?? []
    expect(token.length).toBeGreaterThan(20)
    const query = `${running.url}/v1/data/query/production?query=count(*)`
    expect((await fetch(query)).status).toBe(401)
    expect((await fetch(query, {headers: {authorization: `Bearer ${token}`}})).status).toBe(200)
    expect((await fetch(`${running.url}/published/`)).status).toBe(401)
    const login = await fetch(`${running.url}/login?token=${token}`, {redirect: 'manual'})
    expect(login.status).toBe(303)
    const cookie = login.headers.get('set-cookie') ?? ''
    expect(cookie).toContain('HttpOnly')
    expect((await fetch(query, {headers: {cookie: cookie.split(';')[0] ?? ''}})).status).toBe(200)
    expect((await fetch(`${running.url}/login?token=wrong`)).status).toBe(401)
  })

  it('gives the same when the hosted dataset is read as when the folder is', async () => {
    const {folder, running} = await start()
    const at = '2026-11-22T08:00:00Z'
    const env = {
      SANITY_STUDIO_PROJECT_ID: 'bodytext',
      SANITY_STUDIO_DATASET: 'production',
      SANITY_API_HOST: running.url,
    }
    expect(
      await runCommand('export', ['--from', 'dataset', '--out', join(folder, 'a'), '--now', at], {env}),
    ).toMatchObject({code: 0})
    expect(
      await runCommand('export', ['--from', join(folder, 'content'), '--out', join(folder, 'b'), '--now', at]),
    ).toMatchObject({code: 0})
    await promisify(execFile)('diff', ['-r', join(folder, 'a'), join(folder, 'b')])
  })
})

describe('npm run sanity', {timeout: 200_000}, () => {
  const sanity = async (url: string, ...args: readonly string[]): Promise<string> => {
    const {stdout, stderr} = await promisify(execFile)(process.execPath, [join(root, 'scripts/sanity.ts'), ...args], {
      cwd: root,
      env: {...process.env, NO_COLOR: '1', SANITY_STUDIO_URL: url},
    })
    return stdout + stderr
  }

  it('runs the official command line on local content: queries, exports, imports', async () => {
    const {folder, running, client} = await start()
    const archive = join(folder, 'export.tar.gz')
    expect(
      JSON.parse(
        (
          await sanity(
            running.url,
            'documents',
            'query',
            '*[_type == "siteSettings"]._id',
            '--api-version',
            'v2025-02-19',
          )
        ).slice(0),
      ),
    ).toEqual(['siteSettings'])
    expect(await sanity(running.url, 'datasets', 'export', 'production', archive)).toContain('Export finished')
    expect(existsSync(archive)).toBe(true)
    const at = ['--now', '2026-11-22T12:00:00Z']
    for (const [from, out] of [
      [archive, 'from-archive'],
      [join(folder, 'content'), 'from-folder'],
    ] as const) {
      expect(await runCommand('export', ['--from', from, '--out', join(folder, out), ...at])).toMatchObject({code: 0})
    }
    await promisify(execFile)('diff', ['-r', join(folder, 'from-archive'), join(folder, 'from-folder')])
    const before = await client.fetch(
      '*[!(_type match "sanity.*")]{..., "_rev": null, "_updatedAt": null} | order(_id)',
      {},
      {perspective: 'raw'},
    )
    for (const id of await client.fetch<string[]>('*[_type == "article"]._id'))
      rmSync(join(folder, `content/article/${id}.json`))
    await eventually(async () => (await client.fetch('count(*[_type == "article"])')) === 0, 'the articles to be gone')
    expect(await sanity(running.url, 'datasets', 'import', archive, '-d', 'production', '--replace')).toContain(
      'Imported 49 documents',
    )
    expect(
      await client.fetch(
        '*[!(_type match "sanity.*")]{..., "_rev": null, "_updatedAt": null} | order(_id)',
        {},
        {perspective: 'raw'},
      ),
    ).toEqual(before)
    expect(await sanity(running.url, 'documents', 'validate', '--yes', '--level', 'error')).toMatch(
      /Errors: +0 documents/,
    )
  })
})
