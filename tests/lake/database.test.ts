import {existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, truncateSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {DatabaseSync} from 'node:sqlite'
import fc from 'fast-check'
import {describe, expect, it, onTestFinished} from 'vitest'
import {createLake, type Lake} from '../../lake/create-lake.ts'
import type {LakeDocument} from '../../lake/document.ts'
import {openFolderLake} from '../../lake/local-lake.ts'
import {checkDatabase} from '../../lake/maintenance/check-database.ts'
import {rebuildDatabase} from '../../lake/maintenance/rebuild-database.ts'
import {runCommand, temporaryFolder} from '../commands/run-command.ts'
import {randomRuns} from '../random-runs.ts'
import {runLake} from './running-lake.ts'

const quiet = {start: () => {}, tick: () => {}}

const pathIn = (folder: string): string => join(folder, 'lake', 'lake.db')

const open = (folder: string): Lake => createLake({database: pathIn(folder), assets: join(folder, 'content', 'assets')})

const textOf = (n: number): string => `${n} `.repeat(500)

/** Fills a database with documents of several revisions each: published ones, drafts, and some that were deleted. */
const fill = async (folder: string, count = 60): Promise<ReadonlyMap<string, LakeDocument>> => {
  const {lake, close} = open(folder)
  const ids = Array.from({length: count}, (_, n) => (n % 2 === 0 ? `drafts.d${n}` : `p${n}`))
  for (let round = 0; round < 4; round++) {
    for (const [n, id] of ids.entries()) {
      if (round === 0) lake.apply([{create: {_id: id, _type: 't', n, text: textOf(n)}}])
      else lake.apply([{patch: {id, set: {n: n + round, [`f${round}`]: 'x'.repeat(200)}}}])
    }
  }
  lake.apply([{create: {_id: 'gone', _type: 't'}}])
  lake.apply([{delete: {id: 'gone'}}])
  const documents = new Map(ids.flatMap((id) => [[id, lake.get(id)] as const]))
  await close()
  return new Map([...documents].flatMap(([id, document]) => (document === undefined ? [] : [[id, document]])))
}

const overwrite = (path: string, at: number, bytes: Uint8Array): void => {
  const all = readFileSync(path)
  all.set(bytes.subarray(0, Math.max(0, all.length - at)), at)
  writeFileSync(path, all)
}

describe('a database that cannot be opened', () => {
  const cases: ReadonlyArray<readonly [string, (path: string) => void, RegExp]> = [
    [
      'no database',
      (path) => writeFileSync(path, 'this is a letter to my aunt '.repeat(500)),
      /is damaged: it is no SQLite database/,
    ],
    ['a beginning that is overwritten', (path) => overwrite(path, 0, new Uint8Array(100).fill(7)), /is damaged/],
    [
      'an end that is missing',
      (path) => truncateSync(path, Math.floor(statSync(path).size / 2 / 4096) * 4096),
      /is damaged/,
    ],
    ['a table less', (path) => change(path, 'DROP TABLE changes'), /its table `changes` lacks/],
    [
      'a column less',
      (path) => change(path, 'ALTER TABLE heads DROP COLUMN head; ALTER TABLE heads ADD COLUMN other TEXT'),
      /its table `heads` lacks head/,
    ],
    [
      'documents that lists do not know',
      (path) => change(path, "DELETE FROM heads WHERE id = 'p1'"),
      /it lists 59 documents, and holds 60/,
    ],
    [
      'a document that is no JSON',
      (path) => change(path, "UPDATE documents SET body = 'x' WHERE key = 1"),
      /its document `drafts.d0` cannot be read/,
    ],
    [
      'tables of a newer version',
      (path) => change(path, 'PRAGMA user_version = 99'),
      /a newer Bodytext wrote it \(version 99/,
    ],
    ['another owner', (path) => change(path, 'PRAGMA application_id = 77'), /another program wrote this database/],
    [
      'tables of another program',
      (path) => {
        rmSync(path)
        change(path, 'CREATE TABLE documents (a, b); CREATE TABLE notes (x)')
      },
      /another program wrote this database/,
    ],
  ]
  it.for(cases)('is told with what to do, and stays as it is: %s', async ([, damage, words]) => {
    const folder = temporaryFolder()
    await fill(folder)
    damage(pathIn(folder))
    const before = readFileSync(pathIn(folder))
    expect(() => open(folder)).toThrow(words)
    expect(readFileSync(pathIn(folder)).equals(before)).toBe(true)
    const {code, stdout} = await runCommand('lake', ['check', '--database', pathIn(folder)])
    expect(code === 1 || /newer|another program/.test(words.source)).toBe(true)
    expect(stdout).not.toContain('    at ')
  })

  const change = (path: string, statements: string): void => {
    const sql = new DatabaseSync(path)
    sql.exec(statements)
    sql.close()
  }

  it('is no longer one that an older version wrote', async () => {
    const folder = temporaryFolder()
    const documents = await fill(folder)
    change(pathIn(folder), 'PRAGMA application_id = 0; PRAGMA user_version = 1')
    const {lake, close} = open(folder)
    for (const [id, document] of documents) expect(lake.get(id)).toEqual(document)
    await close()
    const sql = new DatabaseSync(pathIn(folder), {readOnly: true})
    expect(sql.prepare('PRAGMA user_version').get()).toEqual({user_version: 2})
    sql.close()
  })
})

describe('a database that loses its file', () => {
  it.for(['lake.db', 'lake.db-wal'])(
    'while it runs saves nothing and says so, and what it had is rescued: %s',
    async (name) => {
      const {client, folder} = await runLake()
      await client.create({_id: 'a', _type: 't', n: 1})
      rmSync(join(folder, name))
      const failure = await client.create({_id: 'b', _type: 't'}).catch((error: unknown) => error)
      expect(failure).toMatchObject({statusCode: 503, message: expect.stringContaining('was deleted or replaced')})
      expect(await client.fetch('count(*)')).toBe(1)
      await expect(client.create({_id: 'c', _type: 't'})).rejects.toThrow('Nothing is saved from now on')
      const rescued = readdirSync(folder).find((each) => each.startsWith('lake.db.rescued')) ?? ''
      const place = temporaryFolder()
      renameSync(join(folder, rescued), join(place, 'lake.db'))
      const again = createLake({database: join(place, 'lake.db'), assets: join(place, 'assets')})
      onTestFinished(again.close)
      expect([...again.lake.catalogue.ids()]).toEqual(['a'])
    },
  )
})

describe('a database that is damaged', () => {
  it('is made anew with all that can be read, and nothing in it is wrong', async () => {
    const pages = fc.array(fc.tuple(fc.nat(), fc.nat({max: 4000}), fc.integer({min: 1, max: 4096})), {
      minLength: 1,
      maxLength: 6,
    })
    await fc.assert(
      fc.asyncProperty(pages, async (damages) => {
        const folder = temporaryFolder()
        const documents = await fill(folder, 40)
        const path = pathIn(folder)
        const count = statSync(path).size / 4096
        for (const [page, at, length] of damages)
          overwrite(path, (page % count) * 4096 + at, new Uint8Array(length).fill(page % 256))
        const {lost, doubtful} = rebuildDatabase(path, quiet)
        expect(checkDatabase(path, quiet)).toEqual([])
        const {lake, close} = open(folder)
        for (const [id, document] of documents) {
          const found = lake.get(id)
          if (found === undefined) expect(id.startsWith('p') || lost.includes(id)).toBe(true)
          else if (!doubtful.includes(id) && found._rev === document._rev) expect(found).toEqual(document)
        }
        await close()
      }),
      randomRuns(4),
    )
  })

  it('loses nothing that a single page does not hold', async () => {
    const folder = temporaryFolder()
    const documents = await fill(folder, 40)
    const path = pathIn(folder)
    const whole = readFileSync(path)
    let [kept, all] = [0, 0]
    for (let page = 1; page < whole.length / 4096; page += 37) {
      writeFileSync(path, whole)
      overwrite(path, page * 4096, new Uint8Array(4096).fill(255))
      rebuildDatabase(path, quiet)
      const {lake, close} = open(folder)
      for (const [id, document] of documents) {
        all++
        if (JSON.stringify(lake.get(id)) === JSON.stringify(document)) kept++
      }
      await close()
    }
    expect(kept / all).toBeGreaterThan(0.98)
  })

  it('gets what is published from the content folder', async () => {
    const folder = temporaryFolder()
    const options = {content: join(folder, 'content'), database: pathIn(folder), report: () => {}}
    const first = await openFolderLake(options)
    for (let n = 0; n < 10; n++) first.lake.apply([{create: {_id: `p${n}`, _type: 't', n}}])
    first.lake.apply([{create: {_id: 'drafts.p1', _type: 't', n: 99}}])
    await first.close()
    overwrite(pathIn(folder), 0, new Uint8Array(4096))
    const {code, stdout} = await runCommand('lake', [
      'rebuild',
      '--database',
      pathIn(folder),
      '--content',
      options.content,
    ])
    expect(stdout).toContain('10 documents from')
    expect(code).toBe(0)
    const second = await openFolderLake(options)
    onTestFinished(second.close)
    expect([...second.lake.catalogue.ids()].filter((id) => id.startsWith('p'))).toHaveLength(10)
  })
})

describe('npm run lake', () => {
  it('copies the database while a lake writes into it, for its owner alone', async () => {
    const {client, folder} = await runLake()
    await client.create({_id: 'before', _type: 't'})
    const copy = join(folder, 'copies', 'copy.db')
    const stop = new AbortController()
    const writing = (async () => {
      for (let n = 0; !stop.signal.aborted; n++) await client.create({_id: `w${n}`, _type: 't', text: 'x'.repeat(5000)})
    })()
    const {code, stdout} = await runCommand('lake', ['backup', '--database', join(folder, 'lake.db'), '--out', copy])
    stop.abort()
    await writing
    expect([code, stdout]).toEqual([0, expect.stringContaining(`Copied to ${copy}`)])
    expect(readdirSync(join(folder, 'copies'))).toEqual(['copy.db'])
    expect(checkDatabase(copy, quiet)).toEqual([])
    expect(checkDatabase(join(folder, 'lake.db'), quiet)).toEqual([])
    for (const each of [copy, join(folder, 'lake.db'), join(folder, 'lake.db-wal')])
      expect(statSync(each).mode & 0o777).toBe(0o600)
    expect((await runCommand('lake', ['backup', '--database', join(folder, 'lake.db'), '--out', copy])).code).toBe(2)
    expect((await runCommand('lake', ['rebuild', '--database', join(folder, 'lake.db')])).stderr).toContain(
      'another lake serves it',
    )
  })

  it('writes files again that are gone for good', async () => {
    const folder = temporaryFolder()
    const options = {content: join(folder, 'content'), database: pathIn(folder), report: () => {}}
    const first = await openFolderLake(options)
    for (let n = 0; n < 5; n++) first.lake.apply([{create: {_id: `p${n}`, _type: 't', n}}])
    const before = readFileSync(join(options.content, 't', 'p3.json'), 'utf8')
    await first.close()
    rmSync(options.content, {recursive: true})
    const {code, stdout} = await runCommand('lake', [
      'files',
      '--database',
      pathIn(folder),
      '--content',
      options.content,
    ])
    expect([code, stdout]).toEqual([0, `5 files written into ${options.content}\n`])
    expect(readFileSync(join(options.content, 't', 'p3.json'), 'utf8')).toBe(before)
  })

  it('says how it is called, and where there is nothing', async () => {
    const folder = temporaryFolder()
    expect(await runCommand('lake', ['clean'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('check, backup, rebuild, files'),
    })
    const missing = join(folder, 'none.db')
    expect((await runCommand('lake', ['check', '--database', missing])).stdout).toContain('There is no database')
    expect((await runCommand('lake', ['backup', '--database', missing])).stderr).toContain('There is no database')
    expect((await runCommand('lake', ['rebuild', '--database', missing])).stderr).toContain('There is no database')
    expect(existsSync(missing)).toBe(false)
  })
})

describe('two lakes', () => {
  it('cannot follow the same content folder, by whatever name', async () => {
    const folder = temporaryFolder()
    const open = (content: string, name: string) =>
      openFolderLake({content, database: join(folder, name, 'lake.db'), report: () => {}})
    const first = await open(join(folder, 'content'), 'one')
    onTestFinished(first.close)
    await expect(open(join(folder, 'two', '..', 'content'), 'two')).rejects.toThrow('another lake follows this folder')
  })
})
