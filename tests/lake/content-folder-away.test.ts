import {cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {setTimeout as wait} from 'node:timers/promises'
import {describe, expect, it, onTestFinished} from 'vitest'
import type {FileState} from '../../lake/content/file-states.ts'
import type {FolderMessage} from '../../lake/content/folder-message.ts'
import {createMissingFiles} from '../../lake/content/missing-files.ts'
import {openFolderLake} from '../../lake/local-lake.ts'
import {temporaryFolder} from '../commands/run-command.ts'
import {eventually} from '../studio/running-start.ts'

const open = async (folder: string) => {
  const messages: FolderMessage[] = []
  const troubles: boolean[] = []
  const local = await openFolderLake({
    content: join(folder, 'content'),
    database: join(folder, 'lake', 'lake.db'),
    report: (message) => messages.push(message),
    onTrouble: (isInTrouble) => troubles.push(isInTrouble),
  })
  let isClosed = false
  const close = async (): Promise<void> => {
    if (!isClosed) await local.close()
    isClosed = true
  }
  onTestFinished(close)
  const told = (reason: RegExp): boolean => messages.some((message) => reason.test(message.reason))
  return {lake: local.lake, messages, troubles, told, close}
}

const fileOf = (folder: string, id: string): string => join(folder, 'content', 't', `${id}.json`)

const write = (folder: string, id: string, fields: object): void => {
  mkdirSync(join(folder, 'content', 't'), {recursive: true})
  writeFileSync(fileOf(folder, id), `${JSON.stringify({_id: id, _type: 't', ...fields}, undefined, 2)}\n`)
}

const names = (count: number): string[] => Array.from({length: count}, (_, index) => `d${index}`)

const folderOf = (count: number): string => {
  const folder = temporaryFolder()
  for (const id of names(count)) write(folder, id, {n: 1})
  return folder
}

describe('a content folder that is away', () => {
  it('takes no document along, is followed again when it is back, and gets what was published meanwhile', async () => {
    const folder = folderOf(5)
    const {lake, told, troubles} = await open(folder)
    await wait(300)
    renameSync(join(folder, 'content'), join(folder, 'elsewhere'))
    await eventually(() => told(/Cannot read the content folder/), 'the message', 15)
    lake.apply([{createOrReplace: {_id: 'd0', _type: 't', n: 2}}, {create: {_id: 'new', _type: 't', n: 3}}])
    await wait(1000)
    expect([...lake.catalogue.ids()].toSorted()).toEqual([...names(5), 'new'])
    expect(existsSync(join(folder, 'content'))).toBe(false)
    renameSync(join(folder, 'elsewhere'), join(folder, 'content'))
    await eventually(() => existsSync(fileOf(folder, 'new')), 'the document that was published meanwhile', 15)
    expect(JSON.parse(readFileSync(fileOf(folder, 'd0'), 'utf8'))).toMatchObject({n: 2})
    expect(told(/is back/)).toBe(true)
    write(folder, 'd1', {n: 4})
    await eventually(() => lake.get('d1')?.['n'] === 4, 'an edit after it came back')
    expect(troubles).toEqual([true, false])
  })

  it('may be replaced by another folder, which is followed then', async () => {
    const folder = folderOf(3)
    const {lake, messages} = await open(folder)
    await wait(300)
    cpSync(join(folder, 'content'), join(folder, 'other'), {recursive: true})
    renameSync(join(folder, 'content'), join(folder, 'elsewhere'))
    renameSync(join(folder, 'other'), join(folder, 'content'))
    write(folder, 'd1', {n: 2})
    await eventually(() => lake.get('d1')?.['n'] === 2, 'the other folder', 15)
    write(folder, 'd2', {n: 3})
    await eventually(() => lake.get('d2')?.['n'] === 3, 'an edit in it', 15)
    expect(messages.filter(({severity}) => severity === 'error').length).toBeLessThan(2)
  })

  it('is trouble when it is empty at once, and when it is missing or empty at the start', async () => {
    const folder = folderOf(4)
    const first = await open(folder)
    await wait(300)
    const aside = join(folder, 'aside')
    renameSync(join(folder, 'content', 't'), aside)
    await eventually(() => first.told(/The content folder is empty, and the lake knows 4/), 'the message', 15)
    first.lake.apply([{createOrReplace: {_id: 'd0', _type: 't', n: 2}}])
    await wait(1000)
    expect([...first.lake.catalogue.ids()].toSorted()).toEqual(names(4))
    expect(existsSync(join(folder, 'content', 't'))).toBe(false)
    await first.close()

    const second = await open(folder)
    expect(second.told(/The content folder is empty/)).toBe(true)
    expect(second.troubles).toEqual([true])
    await second.close()

    rmSync(join(folder, 'content'), {recursive: true})
    const third = await open(folder)
    expect(third.told(/Cannot read the content folder/)).toBe(true)
    expect([...third.lake.catalogue.ids()].toSorted()).toEqual(names(4))
    mkdirSync(join(folder, 'content'))
    renameSync(aside, join(folder, 'content', 't'))
    await eventually(() => third.told(/is back, with 4 documents/), 'the way back', 15)
    expect(JSON.parse(readFileSync(fileOf(folder, 'd0'), 'utf8'))).toMatchObject({n: 2})
  })

  it('deletes most of its documents only at a second look, and says so', async () => {
    const folder = folderOf(30)
    const {lake, told, messages, troubles} = await open(folder)
    await wait(300)
    const removed = names(20)
    for (const id of removed) rmSync(fileOf(folder, id))
    await eventually(() => told(/20 of 30 documents have lost their files at once/), 'the warning')
    expect([...lake.catalogue.ids()]).toHaveLength(30)
    for (const id of removed) write(folder, id, {n: 1})
    await eventually(() => told(/Most of the missing files are back/), 'the way back', 15)
    expect([...lake.catalogue.ids()]).toHaveLength(30)
    expect(troubles).toEqual([true, false])

    for (const id of removed) rmSync(fileOf(folder, id))
    await wait(2000)
    expect([...lake.catalogue.ids()]).toHaveLength(30)
    await eventually(() => told(/20 documents were deleted/), 'the deletion', 15)
    expect([...lake.catalogue.ids()]).toHaveLength(10)
    expect(messages.map(({severity}) => severity)).not.toContain('error')
  }, 40_000)

  it('keeps what is in a folder that cannot be read, and says so once', () => {
    const reports: FolderMessage[] = []
    const state = (path: string): FileState => ({path, documentId: path, hash: '', rev: '', stamp: ''})
    const known = ['t/a.json', 't/b.json', 'u/c.json', 'u.json'].map(state)
    const {judge} = createMissingFiles({
      folder: 'content',
      known: () => known,
      wouldDelete: () => true,
      report: (message) => reports.push(message),
    })
    const listing = {
      files: [{path: 't/a.json', stamp: ''}],
      unreadable: [{path: 'u', reason: 'EACCES: permission denied'}],
    }
    const pathsOf = (states: readonly FileState[]): string[] => states.map(({path}) => path)
    for (let look = 0; look < 2; look++) {
      const missing = judge(listing, {moved: new Set(), isFirstLook: false})
      if (missing.isAway) throw new Error('Unexpected trouble with the whole folder')
      expect(pathsOf(missing.gone)).toEqual(['t/b.json', 'u.json'])
      expect(pathsOf(missing.waiting)).toEqual(['u/c.json'])
      expect(missing.lookAgainIn).toBeUndefined()
    }
    expect(reports).toEqual([{severity: 'error', path: 'u', reason: expect.stringMatching(/^Cannot read it, EACCES/)}])
  })

  it('may hold files with ids that no document can have: each is told, and the rest is taken', async () => {
    const folder = folderOf(2)
    const bad = ['versions.x', 'drafts.', 'drafts.versions.r.a', 'versions..a', 'drafts.drafts.a', 'versions.r.']
    for (const id of bad) write(folder, id, {n: 1})
    const {lake, messages} = await open(folder)
    expect([...lake.catalogue.ids()].toSorted()).toEqual(names(2))
    expect(messages.map(({path}) => path).toSorted()).toEqual(bad.map((id) => `t/${id}.json`).toSorted())
    expect(messages.every(({severity, reason}) => severity === 'error' && reason.includes('_id'))).toBe(true)
  })
})
