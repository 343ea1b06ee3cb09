import {execFileSync} from 'node:child_process'
import {chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {readManifest} from '../../src/files/output/read-manifest.ts'
import {storePathFor} from '../../src/publishing/open-store.ts'
import {copyOfContent, hashesIn, root, runCommand, spawnCommand, temporaryFolder} from '../commands/run-command.ts'

const moment = ['--now', '2026-11-22T12:00:00Z']
const killAtWrite = join(import.meta.dirname, 'kill-at-write.ts')
/** How many runs are killed, each at a different moment. The long tests try more. */
const kills = Number(process.env['KILLS'] ?? 5)

const change = (content: string): void => {
  const path = join(content, 'siteSettings/siteSettings.json')
  writeFileSync(path, readFileSync(path, 'utf8').replace('"publisher": "Bodytext"', '"publisher": "Another name"'))
}

describe('a run that is killed', () => {
  it('leaves whole files only, and the next run gives what a clean one gives', {timeout: 3_600_000}, async () => {
    const folder = temporaryFolder()
    const content = copyOfContent(folder)
    const [old, clean] = [join(folder, 'old'), join(folder, 'clean')]
    await runCommand('export', ['--from', content, '--out', old, ...moment])
    change(content)
    execFileSync('cp', ['-r', old, clean])
    const count = join(folder, 'writes')
    await spawnCommand('export', ['--from', content, '--out', clean, ...moment], {
      preload: killAtWrite,
      env: {COUNT_WRITES_TO: count},
    })
    const writes = Number(readFileSync(count, 'utf8'))
    expect(writes).toBeGreaterThan(100)
    const [before, after] = [hashesIn(old), hashesIn(clean)]
    expect(after).not.toEqual(before)

    for (let kill = 1; kill <= kills; kill++) {
      const out = join(folder, `killed-${kill}`)
      execFileSync('cp', ['-r', old, out])
      const {signal} = await spawnCommand('export', ['--from', content, '--out', out, ...moment], {
        preload: killAtWrite,
        env: {KILL_AT_WRITE: String(Math.ceil((writes * kill) / kills))},
      })
      expect(signal).toBe('SIGKILL')
      for (const [path, hash] of Object.entries(hashesIn(out))) {
        if (!path.startsWith('.bodytext')) expect([before[path], after[path]]).toContain(hash)
      }
      const next = await runCommand('export', ['--from', content, '--out', out, ...moment])
      expect(next.code, next.stderr).toBe(0)
      expect(hashesIn(out)).toEqual(after)
    }
  })

  it.each(['there', 'lost'])('in the middle of renaming is taken up where it was left, its store %s', async (store) => {
    const folder = temporaryFolder()
    const content = copyOfContent(folder)
    const [out, clean] = [join(folder, 'out'), join(folder, 'clean')]
    await runCommand('export', ['--from', content, '--out', clean, ...moment])
    // Such a run leaves its list of files, some files in place, and no manifest.
    await runCommand('export', ['--from', content, '--out', out, ...moment])
    mkdirSync(join(out, '.bodytext'))
    const files = readManifest(out)
    writeFileSync(join(out, '.bodytext/pending.json'), JSON.stringify({schemaVersion: '1.0', files}))
    rmSync(join(out, 'manifest.json'))
    writeFileSync(join(out, 'markdown/articles/desk-breaks.md'), 'from an earlier run')
    if (store === 'lost') rmSync(storePathFor(out))
    const result = await runCommand('export', ['--from', content, '--out', out, ...moment])
    expect(result.code, result.stderr).toBe(0)
    expect(hashesIn(out)).toEqual(hashesIn(clean))
  })
})

describe('a folder that cannot be written', () => {
  it('because the disk is full keeps what was published before', async () => {
    const folder = temporaryFolder()
    const content = copyOfContent(folder)
    const out = join(folder, 'out')
    await runCommand('export', ['--from', content, '--out', out, ...moment])
    const before = hashesIn(out)
    change(content)
    // No file may grow beyond 8 kB. Writing fails in the middle of a file, as on a full disk.
    const result = await spawnCommand('export', ['--from', content, '--out', out, ...moment], {
      through: ['bash', '-c', 'ulimit -f 8; exec "$0" "$@"'],
    })
    expect(result.code).toBe(1)
    expect(result.stderr).toMatch(/Cannot write .*: what was published before is still there/)
    expect(hashesIn(out)).toEqual(before)
    expect((await runCommand('export', ['--from', content, '--out', out, ...moment])).code).toBe(0)
  })

  it.each(['/proc/bodytext', '/dev/null/dist', join(root, 'package.json')])(
    'because of where it is (%s) is told so',
    async (out) => {
      const result = await runCommand('export', ['--out', out, ...moment])
      expect(result.code).toBe(1)
      expect(result.stderr).toContain(`Cannot write ${out}`)
    },
  )

  it('because it may only be read is told so', async () => {
    const folder = temporaryFolder()
    const out = join(folder, 'out')
    mkdirSync(out)
    chmodSync(out, 0o555)
    // Root may write anywhere, so the command runs as another user if the test runs as root.
    const through = process.getuid?.() === 0 ? ['setpriv', '--reuid=65534', '--clear-groups'] : []
    const result = await spawnCommand('export', ['--out', out, ...moment], {through})
    expect(result.code).toBe(1)
    expect(result.stderr).toContain('no permission to write there')
  })
})

it('lets only one run write at a time, and takes over from one that is gone', async () => {
  const folder = temporaryFolder()
  const out = join(folder, 'out')
  mkdirSync(join(out, '.bodytext'), {recursive: true})
  writeFileSync(join(out, '.bodytext/lock'), String(process.pid))
  const refused = await spawnCommand('export', ['--out', out, ...moment])
  expect(refused.code).toBe(1)
  expect(refused.stderr).toContain(`another export (process ${process.pid}) is writing there`)
  expect(existsSync(join(out, 'manifest.json'))).toBe(false)
  writeFileSync(join(out, '.bodytext/lock'), '999999999')
  writeFileSync(join(out, '.bodytext/lock.999999999'), '999999999')
  writeFileSync(join(out, '.bodytext/pending.json.new'), '{')
  expect((await spawnCommand('export', ['--out', out, ...moment])).code).toBe(0)
  expect(existsSync(join(out, '.bodytext'))).toBe(false)
})

it('lets one of several runs that start together write, and none of the others disturb it', async () => {
  const out = join(temporaryFolder(), 'out')
  const results = await Promise.all(Array.from({length: 3}, () => spawnCommand('export', ['--out', out, ...moment])))
  const clean = join(temporaryFolder(), 'clean')
  await runCommand('export', ['--out', clean, ...moment])
  expect(results.some(({code}) => code === 0)).toBe(true)
  for (const {code, stderr} of results.filter((result) => result.code !== 0)) {
    expect(code).toBe(1)
    expect(stderr).toContain('is writing there')
  }
  expect(hashesIn(out)).toEqual(hashesIn(clean))
})
