import {execFileSync} from 'node:child_process'
import {existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it, onTestFinished} from 'vitest'
import type {FolderMessage} from '../../lake/content/folder-message.ts'
import {createLake, type Lake} from '../../lake/create-lake.ts'
import {openFolderLake} from '../../lake/local-lake.ts'
import {copyOfContent, hashesIn, temporaryFolder} from '../commands/run-command.ts'
import {eventually} from '../studio/running-start.ts'

interface Opened {
  readonly local: Awaited<ReturnType<typeof openFolderLake>>
  readonly messages: readonly FolderMessage[]
  readonly close: () => Promise<void>
}

const open = async (folder: string): Promise<Opened> => {
  const messages: FolderMessage[] = []
  const local = await openFolderLake({
    content: join(folder, 'content'),
    database: join(folder, 'lake', 'lake.db'),
    report: (message) => messages.push(message),
  })
  let isClosed = false
  const close = async (): Promise<void> => {
    if (isClosed) return
    isClosed = true
    await local.close()
  }
  onTestFinished(close)
  return {local, messages, close}
}

const fileOf = (folder: string, id: string, type = 't'): string => join(folder, 'content', type, `${id}.json`)

const write = (folder: string, id: string, fields: object, type = 't'): void => {
  mkdirSync(join(folder, 'content', type), {recursive: true})
  writeFileSync(fileOf(folder, id, type), `${JSON.stringify({_id: id, _type: type, ...fields}, undefined, 2)}\n`)
}

const read = (folder: string, id: string, type = 't'): unknown => {
  const path = fileOf(folder, id, type)
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined
}

/** Opens the same database without its folder, as if the lake were killed before it could write a file. */
const openWithoutFolder = (folder: string): Lake =>
  createLake({database: join(folder, 'lake', 'lake.db'), assets: join(folder, 'content', 'assets')})

const publish = (local: Pick<Awaited<ReturnType<typeof openFolderLake>>, 'lake'>, id: string, fields: object): void => {
  local.lake.apply([{createOrReplace: {_id: id, _type: 't', ...fields}}])
}

describe('the content folder', () => {
  it('is read when the lake opens, and its files stay as they are', async () => {
    const folder = temporaryFolder()
    copyOfContent(folder)
    const before = hashesIn(join(folder, 'content'))
    const {local, messages, close} = await open(folder)
    expect(local.first).toMatchObject({imported: 49, written: []})
    expect(
      JSON.parse(
        await local.lake.query({
          query: 'count(*[_type == "sanity.imageAsset" && metadata.dimensions.width > 0])',
          params: {},
          perspective: 'raw',
        }),
      ),
    ).toBe(3)
    await close()
    const again = await open(folder)
    expect(again.local.first).toMatchObject({imported: 0, deleted: 0, written: []})
    expect(messages).toEqual([])
    expect(hashesIn(join(folder, 'content'))).toEqual(before)
  })

  it('gives drafts that an import left in it to the database, but never over one that is being edited', async () => {
    const folder = temporaryFolder()
    const {local, messages} = await open(folder)
    write(folder, 'drafts.a', {title: 'Proposed'})
    await eventually(() => !existsSync(fileOf(folder, 'drafts.a')), 'the file of the draft to be gone')
    expect(local.lake.get('drafts.a')).toMatchObject({_id: 'drafts.a', title: 'Proposed'})
    local.lake.apply([{patch: {id: 'drafts.a', set: {title: 'Edited'}}}])
    write(folder, 'drafts.a', {title: 'Proposed again'})
    await eventually(() => messages.length > 0, 'a message about the draft')
    expect(messages[0]?.path).toBe('t/drafts.a.json')
    expect(messages[0]?.reason).toBe(
      't/drafts.a.json is a draft of a document that is being edited: it was left where it is. Publish or discard the other one first',
    )
    expect(local.lake.get('drafts.a')).toMatchObject({title: 'Edited'})
    expect(read(folder, 'drafts.a')).toMatchObject({title: 'Proposed again'})
  })

  it('gets what is published, in the order of the schema, and no drafts', async () => {
    const folder = temporaryFolder()
    const {local} = await open(folder)
    local.lake.apply([{create: {_id: 'drafts.a', _type: 'article', title: 'Draft'}}])
    expect(read(folder, 'a', 'article')).toBeUndefined()
    local.lake.apply([
      {
        create: {
          _id: 'a',
          _type: 'article',
          summary: 'S',
          zebra: 1,
          body: [{style: 'h2', _type: 'block', _key: 'k'}],
          title: 'T',
        },
      },
    ])
    expect(readFileSync(fileOf(folder, 'a', 'article'), 'utf8')).toBe(
      `${JSON.stringify({_id: 'a', _type: 'article', title: 'T', summary: 'S', body: [{_key: 'k', _type: 'block', style: 'h2'}], zebra: 1}, undefined, 2)}\n`,
    )
    local.lake.apply([{delete: {id: 'a'}}])
    expect(read(folder, 'a', 'article')).toBeUndefined()
  })

  it('says which documents changed, whoever changed them, and is silent about drafts', async () => {
    const folder = temporaryFolder()
    write(folder, 'a', {n: 1})
    const changes: string[][] = []
    const local = await openFolderLake({
      content: join(folder, 'content'),
      database: join(folder, 'lake', 'lake.db'),
      report: () => {},
      onChange: (ids) => changes.push([...ids].toSorted()),
    })
    onTestFinished(local.close)
    publish(local, 'b', {n: 1})
    local.lake.apply([{create: {_id: 'drafts.a', _type: 't'}}])
    local.lake.apply([{patch: {id: 'a', set: {n: 2}}}, {delete: {id: 'b'}}])
    expect(changes).toEqual([['b'], ['a', 'b']])
    write(folder, 'c', {n: 1})
    await eventually(() => changes.length > 2, 'the new file')
    expect(changes.slice(2)).toEqual([['c']])
  })

  it('is watched: an edit, a new file, a removed one and a renamed one become transactions', async () => {
    const folder = temporaryFolder()
    write(folder, 'a', {n: 1})
    write(folder, 'gone', {n: 1})
    const {local, messages} = await open(folder)
    const seen: string[] = []
    local.lake.watch(({author, changes}) => seen.push(...changes.map(({id}) => `${author} ${id}`)))
    write(folder, 'a', {n: 2})
    await eventually(() => local.lake.get('a')?.['n'] === 2, 'the edit')
    write(folder, 'new', {n: 3}, 'other')
    await eventually(() => local.lake.get('new')?.['n'] === 3, 'the new file in a new folder')
    rmSync(fileOf(folder, 'gone'))
    await eventually(() => local.lake.get('gone') === undefined, 'the removed file')
    mkdirSync(join(folder, 'content', 'moved'))
    renameSync(fileOf(folder, 'a'), join(folder, 'content', 'moved', 'a.json'))
    write(folder, 'later', {n: 5})
    await eventually(() => local.lake.get('later') !== undefined, 'a file written later')
    expect(local.lake.get('a')).toMatchObject({n: 2})
    publish(local, 'a', {n: 4})
    expect(JSON.parse(readFileSync(join(folder, 'content', 'moved', 'a.json'), 'utf8'))).toMatchObject({n: 4})
    expect(existsSync(fileOf(folder, 'a'))).toBe(false)
    expect(seen).toEqual([
      'content-folder a',
      'content-folder new',
      'content-folder gone',
      'content-folder later',
      'local a',
    ])
    expect(messages).toEqual([])
  })

  it('follows git to another branch and back, with what was published in between kept on its branch', async () => {
    const folder = temporaryFolder()
    const git = (...args: string[]): string =>
      execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
        cwd: folder,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
      })
    writeFileSync(join(folder, '.gitignore'), 'lake/\n')
    for (let n = 0; n < 30; n++) write(folder, `d${n}`, {n: 0})
    git('init', '-q', '-b', 'main')
    git('add', '.')
    git('commit', '-qm', 'main')
    git('checkout', '-qb', 'other')
    for (let n = 0; n < 20; n++) write(folder, `d${n}`, {n: 1})
    rmSync(fileOf(folder, 'd29'))
    write(folder, 'only-there', {n: 1})
    git('add', '.')
    git('commit', '-qm', 'other')
    git('checkout', '-q', 'main')
    const {local, messages} = await open(folder)
    git('checkout', '-q', 'other')
    await eventually(
      () =>
        local.lake.get('d19')?.['n'] === 1 &&
        local.lake.get('d29') === undefined &&
        local.lake.get('only-there') !== undefined,
      'the other branch',
    )
    publish(local, 'd5', {n: 7})
    expect(git('status', '--short').trim()).toBe('M content/t/d5.json')
    git('commit', '-qam', 'published')
    git('checkout', '-q', 'main')
    await eventually(
      () =>
        local.lake.get('d5')?.['n'] === 0 &&
        local.lake.get('d29')?.['n'] === 0 &&
        local.lake.get('only-there') === undefined,
      'the first branch',
    )
    expect(git('status', '--short')).toBe('')
    expect(messages).toEqual([])
  }, 60_000)

  it('may lose a document while another that refers to it changes: what dangles is for the rules to say', async () => {
    const folder = temporaryFolder()
    write(folder, 'target', {n: 1})
    write(folder, 'source', {n: 1, to: {_type: 'reference', _ref: 'target'}})
    await (await open(folder)).close()
    rmSync(fileOf(folder, 'target'))
    write(folder, 'source', {n: 2, to: {_type: 'reference', _ref: 'target'}})
    const {local} = await open(folder)
    expect(local.lake.get('target')).toBeUndefined()
    expect(local.lake.get('source')).toMatchObject({n: 2})
  })

  it('wins where both sides changed, and the other version stays in history', async () => {
    const folder = temporaryFolder()
    write(folder, 'a', {n: 1})
    const first = await open(folder)
    await first.close()
    // A lake publishes and is killed before it can write the file. Then someone edits the file.
    const cut = openWithoutFolder(folder)
    publish(cut, 'a', {n: 'from Studio'})
    const lost = cut.lake.get('a')?._rev
    await cut.close()
    write(folder, 'a', {n: 'from the file'})
    const {local, messages} = await open(folder)
    expect(local.lake.get('a')).toMatchObject({n: 'from the file'})
    expect(messages).toEqual([
      {severity: 'warning', path: 't/a.json', reason: expect.stringContaining(`revision ${lost}`)},
    ])
    expect(local.lake.store.changes('a').map(({transactionId}) => transactionId)).toContain(lost)
  })

  it('gets what was published while the lake could not write it', async () => {
    const folder = temporaryFolder()
    write(folder, 'a', {n: 1})
    await (await open(folder)).close()
    const cut = openWithoutFolder(folder)
    publish(cut, 'a', {n: 2})
    publish(cut, 'b', {n: 3})
    await cut.close()
    expect(read(folder, 'a')).toMatchObject({n: 1})
    const {local} = await open(folder)
    expect(local.first).toMatchObject({written: ['a', 'b'], imported: 0})
    expect(read(folder, 'a')).toMatchObject({n: 2})
    expect(read(folder, 'b')).toMatchObject({n: 3})
  })

  it('may hold broken files: they are reported once, not imported and not overwritten', async () => {
    const folder = temporaryFolder()
    write(folder, 'a', {n: 1})
    const {local, messages} = await open(folder)
    writeFileSync(fileOf(folder, 'a'), '{"_id": "a", "_type": "t", "n": 2')
    await eventually(() => messages.length > 0, 'the message')
    publish(local, 'a', {n: 3})
    write(folder, 'later', {n: 5})
    await eventually(() => local.lake.get('later') !== undefined, 'a file written later')
    expect(readFileSync(fileOf(folder, 'a'), 'utf8')).toBe('{"_id": "a", "_type": "t", "n": 2')
    expect(messages).toEqual([
      {severity: 'error', path: 't/a.json', reason: expect.stringMatching(/^Cannot parse JSON/)},
    ])
    write(folder, 'a', {n: 4})
    await eventually(() => local.lake.get('a')?.['n'] === 4, 'the mended file')
  })

  it('refuses what is no published document, with the file and the reason, and takes the rest', async () => {
    const folder = temporaryFolder()
    write(folder, 'good', {n: 1})
    write(folder, 'versions.r1.x', {n: 1})
    mkdirSync(join(folder, 'content', 'bad'), {recursive: true})
    writeFileSync(join(folder, 'content', 'bad', 'list.json'), '[]')
    writeFileSync(join(folder, 'content', 'bad', 'no-type.json'), '{"_id": "no-type"}')
    writeFileSync(join(folder, 'content', 'bad', 'proto.json'), '{"_id": "proto", "_type": "t", "__proto__": {"x": 1}}')
    writeFileSync(join(folder, 'content', 'bad', 'again.json'), '{"_id": "good", "_type": "t", "n": 9}')
    writeFileSync(join(folder, 'content', 'bad', 'latin.json'), Buffer.from([0x22, 0xe9, 0x22]))
    const {local, messages} = await open(folder)
    expect([...local.lake.catalogue.ids()]).toEqual(['good'])
    expect(messages.map(({severity, path}) => `${severity} ${path}`).toSorted()).toEqual([
      'error bad/again.json',
      'error bad/latin.json',
      'error bad/list.json',
      'error bad/no-type.json',
      'error bad/proto.json',
      'error t/versions.r1.x.json',
    ])
  })

  it('never gets a file for a document whose type is no name for a folder', async () => {
    const folder = temporaryFolder()
    const {local, messages} = await open(folder)
    for (const [index, type] of ['../evil', 'a/b', '.hidden', 'C:\\x'].entries()) {
      local.lake.apply([{create: {_id: `x${index}`, _type: type}}])
    }
    expect(messages.map(({path}) => path)).toEqual(['x0', 'x1', 'x2', 'x3'])
    expect(readdirSync(join(folder, 'content'))).toEqual([])
    expect(readdirSync(folder).toSorted()).toEqual(['content', 'lake'])
  })

  it('keeps what is said of a picture beside it, so that another machine has it too', async () => {
    const folder = temporaryFolder()
    const first = await open(folder)
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"/>')
    await first.local.assets.upload('images', svg, {originalFilename: 'line.svg', title: 'A line'})
    const [id = ''] = first.local.lake.catalogue.ids()
    const said = join(folder, 'content', 'assets', `${id.slice(6, -4)}.svg.json`)
    expect(JSON.parse(readFileSync(said, 'utf8'))).toEqual({originalFilename: 'line.svg', title: 'A line'})
    await first.close()
    rmSync(join(folder, 'lake'), {recursive: true})
    const {local} = await open(folder)
    expect(local.lake.get(id)).toMatchObject({
      originalFilename: 'line.svg',
      title: 'A line',
      metadata: {dimensions: {width: 20}},
    })
    writeFileSync(said, '{"title": "Another line"}')
    await eventually(() => local.lake.get(id)?.['title'] === 'Another line', 'the edit of what is said')
    expect(local.lake.get(id)).not.toHaveProperty('originalFilename')
    local.lake.apply([{delete: {id}}])
    expect(existsSync(said)).toBe(false)
    expect(readdirSync(join(folder, 'content', 'assets'))).toEqual([])
  })
})
