import {spawn} from 'node:child_process'
import {existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {createInterface} from 'node:readline'
import {expect, it, onTestFinished} from 'vitest'
import {openFolderLake} from '../../lake/local-lake.ts'

const rounds = Number(process.env['KILLS'] ?? 12)

const writer = join(import.meta.dirname, 'crash-writer.ts')

/**
 * Runs the writer, and kills it after some milliseconds.
 * @returns what was acknowledged: counters by document
 */
const writeAndKill = (folder: string, after: number): Promise<Map<string, number>> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [writer, folder], {stdio: ['ignore', 'pipe', 'pipe']})
    const acknowledged = new Map<string, number>()
    let said = ''
    child.stderr.on('data', (data: Buffer) => (said += data.toString()))
    const lines = createInterface({input: child.stdout})
    lines.on('line', (line) => {
      if (line === 'ready') setTimeout(() => child.kill('SIGKILL'), after)
      const [, id, count] = /^ok (\S+) (\d+)$/.exec(line) ?? []
      if (id !== undefined) acknowledged.set(id, Number(count))
    })
    child.on('error', reject)
    child.on('close', (code, signal) => {
      if (signal === 'SIGKILL') resolve(acknowledged)
      else reject(new Error(`The writer ended with ${code}:\n${said}`))
    })
  })

const contentOf = (folder: string): Map<string, {readonly n: number}> =>
  new Map(
    readdirSync(join(folder, 'content'), {recursive: true, withFileTypes: true})
      .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
      .map((entry) => {
        const document = JSON.parse(readFileSync(join(entry.parentPath, entry.name), 'utf8'))
        return [document._id, document]
      }),
  )

it(`loses nothing that was acknowledged in ${rounds} rounds of kill -9, and content and database agree`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bodytext-crash-'))
  onTestFinished(() => rmSync(folder, {recursive: true, force: true}))
  mkdirSync(join(folder, 'content'))
  const all = new Map<string, number>()
  for (let round = 0; round < rounds; round++) {
    const acknowledged = await writeAndKill(folder, 30 + ((round * 37) % 200))
    for (const [id, count] of acknowledged) all.set(id, count)

    const reports: string[] = []
    const local = await openFolderLake({
      content: join(folder, 'content'),
      database: join(folder, 'lake.db'),
      report: ({reason}) => reports.push(reason),
    })
    const files = contentOf(folder)
    for (const [id, count] of all) {
      const [published, draft, twin] = [
        local.lake.get(id),
        local.lake.get(`drafts.${id}`),
        local.lake.get(`twin-${id}`),
      ]
      const stored = Number((draft ?? published)?.['n'])
      expect(stored, `${id} in round ${round}`).toBeGreaterThanOrEqual(count)
      // One transaction changes both. They would differ if only half of it was applied.
      expect(twin?.['n']).toBe(stored)
      expect(files.get(id)?.n).toBe(published?.['n'])
      expect(files.get(`twin-${id}`)?.n).toBe(twin?.['n'])
      for (const change of local.lake.store.changes(id)) {
        const document = local.lake.documentAt(id, change.seq)
        expect(document?._rev).toBe(change.transition === 'disappear' ? undefined : change.transactionId)
      }
    }
    expect(reports).toEqual([])
    await local.close()
  }
  expect(all.size).toBeGreaterThan(0)
  expect([...all.values()].some((count) => count > 3)).toBe(true)
  expect(
    readdirSync(join(folder, 'content'), {recursive: true}).filter(
      (name) => String(name).endsWith('.tmp') && existsSync(join(folder, 'content', String(name))),
    ),
  ).toEqual([])
})
