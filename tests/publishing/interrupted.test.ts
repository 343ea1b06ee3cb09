import {cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {beforeEach, describe, expect, it} from 'vitest'
import type {SanityDocument} from '../../src/content/document.ts'
import {step} from '../../src/engine/step.ts'
import {hashesIn, temporaryFolder} from '../commands/run-command.ts'
import {article, bodyRegion, createPublisher, refs, slug, textOf, type Publisher} from './publisher.ts'

const failing = step<object>({
  name: 'failing',
  make: () => {
    throw new Error('It fails')
  },
})

const words = (id: string, text: string, fields: object = {}): SanityDocument =>
  article(id, {regions: refs('back'), body: textOf(text), ...fields})

const first = [bodyRegion('back'), words('a', 'First words.'), words('b', 'Other words.')]

let publisher: Publisher
beforeEach(() => {
  publisher = createPublisher(join(temporaryFolder(), 'dist'))
})

/** Runs until everything is made, and fails before anything is moved into place. */
const fail = async (documents: readonly SanityDocument[]): Promise<void> => {
  await expect(publisher.publishOnly(documents, {more: [failing]})).rejects.toThrow('It fails')
}

describe('after a run that failed', () => {
  it('the first one can be repeated', async () => {
    await fail(first)
    const {records} = await publisher.publishOnly(first)
    expect(records).toEqual([])
    const other = createPublisher(join(temporaryFolder(), 'dist'))
    await other.publishOnly(first)
    expect(hashesIn(publisher.folder)).toEqual(hashesIn(other.folder))
  })

  it('a document that gets an error stays as it was published, not as the run would have had it', async () => {
    await publisher.publishOnly(first)
    const before = hashesIn(publisher.folder)
    const edited = [bodyRegion('back'), words('a', 'New words.', slug('moved')), words('b', 'Other words.')]
    await fail(edited)
    await publisher.publishOnly(edited, {faulty: ['a']})
    const after = hashesIn(publisher.folder)
    for (const path of ['api/v1/articles/a.json', 'markdown/articles/a.md', 'feeds/feed.json'])
      expect(after[path]).toBe(before[path])
    expect(publisher.has('api/v1/articles/moved.json')).toBe(false)
  })

  it('its own files are not taken for those of others', async () => {
    await publisher.publishOnly(first)
    const edited = [bodyRegion('back'), words('a', 'New words.'), words('b', 'Other words.')]
    await fail(edited)
    expect((await publisher.publishOnly(edited)).records).toEqual([])
    expect((await publisher.publishOnly(edited)).records).toEqual([])
  })

  it('a file of somebody else that came where it would have written is left alone', async () => {
    await publisher.publishOnly(first)
    const more = [...first, words('c', 'Third words.')]
    await fail(more)
    const path = join(publisher.folder, 'markdown/articles/c.md')
    writeFileSync(path, 'My own notes')
    const {records} = await publisher.publishOnly(more)
    expect(records.map(({ruleId}) => ruleId)).toContain('foreign-file')
    expect(readFileSync(path, 'utf8')).toBe('My own notes')
    await publisher.publishOnly(first)
    expect(readFileSync(path, 'utf8')).toBe('My own notes')
  })
})

it('the log begins from what is published, its older pages too', async () => {
  const people = (version: number): SanityDocument[] =>
    Array.from({length: 420}, (_, index) => {
      const id = `p${String(index).padStart(3, '0')}`
      return {_id: id, _type: 'person', ...slug(id), name: `Person ${index < 200 ? version : 0} ${index}`}
    })
  await publisher.publishOnly(people(0))
  expect(publisher.has('api/v1/changes/1.json')).toBe(true)
  const copy = createPublisher(join(temporaryFolder(), 'dist'))
  cpSync(publisher.folder, copy.folder, {recursive: true})
  await fail(people(1))
  await publisher.publishOnly(people(2))
  await copy.publishOnly(people(2))
  expect(publisher.has('api/v1/changes/1.json')).toBe(false)
  expect(hashesIn(publisher.folder)).toEqual(hashesIn(copy.folder))
})

describe('a document that stays as it was published', () => {
  it('holds its address against another, in what is published of both', async () => {
    await publisher.publishOnly(first)
    const before = hashesIn(publisher.folder)
    const moved = [bodyRegion('back'), words('a', 'First words.'), words('b', 'New words.', slug('a'))]
    const newcomer = words('d', 'Fourth words.', slug('a'))
    const {records} = await publisher.publishOnly([...moved, newcomer], {faulty: ['a']})
    expect(records.filter(({ruleId}) => ruleId === 'taken-address')).toHaveLength(2)
    expect(publisher.json('api/v1/articles/a.json')).toMatchObject({documentId: 'a'})
    for (const path of [
      'api/v1/articles/b.json',
      'markdown/articles/b.md',
      'feeds/feed.json',
      'api/v1/changes/index.json',
    ])
      expect(hashesIn(publisher.folder)[path]).toBe(before[path])
  })

  it.each([
    ['its own errors', {faulty: ['a', 'b']}],
    ['another page at the new one', {faulty: ['a']}],
  ])('shows a recall at its old address, whatever is wrong with the new: %s', async (_, options) => {
    await publisher.publishOnly(first)
    const recall = {_type: 'recall', recalledAt: '2026-11-20T09:00:00Z', reason: 'It was wrong.'}
    const documents = [
      bodyRegion('back'),
      words('a', 'First words.'),
      words('b', 'Other words.', {...slug('a'), recall}),
    ]
    await publisher.publishOnly(documents, options)
    expect(publisher.json('api/v1/articles/b.json')).toMatchObject({
      documentId: 'b',
      recall: {reason: 'It was wrong.'},
    })
    expect(publisher.read('markdown/articles/b.md')).not.toContain('Other words.')
    expect(publisher.read('feeds/feed.json')).toContain('It was wrong.')
    expect(publisher.json('api/v1/articles/a.json')).toMatchObject({documentId: 'a'})
  })

  it('and lost one of its files does not stop the others', async () => {
    await publisher.publishOnly(first)
    const edited = [bodyRegion('back'), words('a', 'First words.'), words('b', 'New words.')]
    rmSync(join(publisher.folder, 'markdown/articles/a.md'))
    const {records} = await publisher.publishOnly(edited, {faulty: ['a']})
    expect(records.map(({reason}) => reason).join()).toContain('no longer there')
    expect(publisher.read('markdown/articles/b.md')).toContain('New words.')
    await publisher.publishOnly(edited)
    expect(publisher.has('markdown/articles/a.md')).toBe(true)
  })
})

it('settings with errors are named each time, even if nothing else has changed', async () => {
  await publisher.publishOnly(first)
  const before = hashesIn(publisher.folder)
  for (const _ of [1, 2]) {
    const {brokenSettings} = await publisher.publishOnly(first, {faulty: ['siteSettings']})
    expect(brokenSettings).toBe('siteSettings.json')
  }
  expect(hashesIn(publisher.folder)).toEqual(before)
  expect((await publisher.publishOnly(first)).brokenSettings).toBeUndefined()
})

it('a step that is no longer there leaves no file behind', async () => {
  const extra = step<object>({name: 'extra', make: () => ({files: [{path: 'extra.txt', parts: ['extra']}]})})
  await publisher.publishOnly(first, {more: [extra]})
  expect(publisher.has('extra.txt')).toBe(true)
  // Another version of the code comes with other steps.
  publisher.age()
  await publisher.publishOnly(first)
  expect(existsSync(join(publisher.folder, 'extra.txt'))).toBe(false)
})

it('files of others among the lists of the manifest are reported, and stay', async () => {
  await publisher.publishOnly(first)
  const own = join(publisher.folder, 'manifest/icon.png')
  mkdirSync(join(publisher.folder, 'manifest'), {recursive: true})
  writeFileSync(own, 'mine')
  const {records} = await publisher.publishOnly([...first, words('c', 'Third words.')])
  expect(records.map(({actual}) => actual).join()).toContain('icon.png')
  expect(readFileSync(own, 'utf8')).toBe('mine')
})
