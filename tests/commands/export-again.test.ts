import {spawn} from 'node:child_process'
import {appendFileSync, existsSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {beforeEach, describe, expect, it, onTestFinished, vi} from 'vitest'
import {copyOfContent, hashesIn, root, runCommand, temporaryFolder} from './run-command.ts'

const moment = ['--now', '2026-11-22T12:00:00Z']
const page = 'markdown/articles/massage-for-back-pain.md'
let content: string
let out: string

const run = (...args: readonly string[]) => runCommand('export', ['--from', content, '--out', out, ...args])

const rename = (title: string): void => {
  const file = join(content, 'article', 'article-massage-for-back-pain.json')
  writeFileSync(file, readFileSync(file, 'utf8').replace(/"title": "[^"]*"/, `"title": "${title}"`))
}

beforeEach(() => {
  const folder = temporaryFolder()
  content = copyOfContent(folder)
  out = join(folder, 'dist')
})

describe('an export of the same content', () => {
  it('says that nothing has changed, and repeats the messages', async () => {
    const first = await run(...moment)
    const second = await run(...moment)
    expect(second.stderr).toContain('Nothing has changed since the last export')
    expect(second.stderr).toContain('0 files written, 308 unchanged, 0 removed')
    expect(second.code).toBe(0)
    const messages = (text: string): string[] => text.split('\n').filter((line) => /^ +(?:warning|error) /.test(line))
    expect(messages(first.stderr).length).toBe(13)
    expect(messages(second.stderr)).toEqual(messages(first.stderr))
  })
})

describe('export --verify', () => {
  it('makes everything again and finds it as it should be', async () => {
    await run(...moment)
    const before = hashesIn(out)
    const {code, stderr} = await run(...moment, '--verify')
    expect(stderr).toContain('Everything was made again, and every file')
    expect(stderr).toContain('0 files written, 308 unchanged')
    expect(code).toBe(0)
    expect(hashesIn(out)).toEqual(before)
  })

  it('names files that somebody edited or that disappeared, and mends them', async () => {
    await run(...moment)
    const before = hashesIn(out)
    appendFileSync(join(out, page), 'A word that no editor wrote.\n')
    appendFileSync(join(out, 'manifest/0.json'), ' ')
    rmSync(join(out, 'llms.txt'))
    const {code, stderr} = await run(...moment, '--verify')
    expect(code).toBe(1)
    expect(stderr).toContain(`came out differently`)
    expect(stderr).toContain(`  ${page}\n`)
    expect(hashesIn(out)).toEqual(before)
    expect((await run(...moment, '--verify')).code).toBe(0)
  })
})

describe('export --explain', () => {
  it('says what a file is made from, and why it was made', async () => {
    await run(...moment)
    rename('Massage for a sore back')
    await run(...moment)
    const {code, stderr} = await run('--explain', page)
    expect(code).toBe(0)
    expect(stderr).toContain('made by the step "pages" for article-massage-for-back-pain, in run 2')
    expect(stderr).toContain('why: ')
    expect(stderr).toMatch(/document region-lower-back.*: .*title/)
  })

  it('takes the path from here too, and says if there is no such file', async () => {
    await run(...moment)
    expect((await run('--explain', join(out, 'feeds/feed.json'))).stderr).toContain('made by the step "feed files"')
    const missing = await run('--explain', 'feeds/none.json')
    expect(missing.code).toBe(1)
    expect(missing.stderr).toContain('there is no such file')
  })

  it('changes nothing', async () => {
    const {code, stderr} = await run('--explain', page)
    expect(code).toBe(1)
    expect(stderr).toContain('Cannot explain')
    expect(existsSync(out)).toBe(false)
  })
})

describe('export --watch', () => {
  it('publishes when a file of the content changes, until it is stopped', async () => {
    const child = spawn(
      process.execPath,
      [join(root, 'scripts/export.ts'), '--from', content, '--out', out, '--watch'],
      {
        cwd: root,
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    )
    onTestFinished(() => void child.kill('SIGKILL'))
    let stderr = ''
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
    const ended = new Promise((resolve) => child.on('close', resolve))
    const waiting = {timeout: 60_000, interval: 50}
    await vi.waitFor(() => expect(stderr).toContain('Watching'), waiting)
    rename('Massage for a sore back')
    await vi.waitFor(() => expect(readFileSync(join(out, page), 'utf8')).toContain('Massage for a sore back'), waiting)
    writeFileSync(join(content, 'article', 'broken.json'), '{')
    await vi.waitFor(() => expect(stderr).toContain('broken.json'), waiting)
    child.kill('SIGINT')
    expect(await ended).toBe(0)
  })

  it('says what cannot be watched', async () => {
    const {code, stderr} = await run('--watch', ...moment)
    expect(code).toBe(2)
    expect(stderr).toContain('Cannot watch')
  })
})
