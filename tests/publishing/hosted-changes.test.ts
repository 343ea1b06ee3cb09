import {cpSync, existsSync, mkdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import type {SanityDocument} from '../../src/content/document.ts'
import {createDatasetReader} from '../../src/content/readers/dataset.ts'
import type {Reader} from '../../src/content/readers/reader.ts'
import {publish, type PublishResult} from '../../src/publishing/publish.ts'
import {hashesIn, temporaryFolder} from '../commands/run-command.ts'
import {runLake, type RunningLake} from '../lake/running-lake.ts'
import {article, bodyRegion, refs, settings, textOf} from './publisher.ts'

/** Reads the lake as a hosted dataset, and notes which documents it fetched. */
const readerOf = (url: string): {readonly reader: Reader; readonly fetched: string[]} => {
  const reader = createDatasetReader({projectId: 'bodytext', dataset: 'production', apiHost: url, retryDelay: 1})
  const fetched: string[] = []
  const {revisions} = reader
  if (revisions === undefined) throw new Error('A hosted dataset has revisions')
  return {
    reader: {
      ...reader,
      async *records() {
        for await (const record of reader.records()) {
          fetched.push(record.document?._id ?? '')
          yield record
        }
      },
      revisions: {
        ...revisions,
        read: (ids) => {
          fetched.push(...ids)
          return revisions.read(ids)
        },
      },
    },
    fetched,
  }
}

const publishFrom = async (
  url: string,
  out: string,
): Promise<PublishResult & {readonly fetched: readonly string[]}> => {
  const {reader, fetched} = readerOf(url)
  const result = await publish({
    reader,
    out,
    now: new Date('2026-11-22T12:00:00Z'),
    studioUrl: 'http://localhost:3333',
    progress: {onRecord: () => {}, onMaking: () => {}, onMade: () => {}},
  })
  return {...result, fetched}
}

const fill = async ({client}: RunningLake, documents: readonly SanityDocument[]): Promise<void> => {
  const transaction = client.transaction()
  for (const document of documents) transaction.createOrReplace(document)
  await transaction.commit()
}

const documents: SanityDocument[] = [
  settings,
  bodyRegion('back'),
  ...['a', 'b', 'c'].map((id) => article(id, {regions: refs('back'), body: textOf(`Words of ${id}.`)})),
]

describe('a hosted dataset that was published before', () => {
  it('is asked for revisions, and only changed documents are fetched', async () => {
    const lake = await runLake()
    await fill(lake, documents)
    const folder = temporaryFolder()
    const out = join(folder, 'own/dist')
    expect((await publishFrom(lake.url, out)).fetched.toSorted()).toEqual(documents.map(({_id}) => _id).toSorted())

    const unchanged = await publishFrom(lake.url, out)
    expect(unchanged).toMatchObject({fetched: [], isUnchanged: true, written: 0})

    // An import keeps dates, so a new document may have an old one.
    await lake.client
      .transaction()
      .patch('a', {set: {title: 'Another title'}})
      .delete('b')
      .create({...article('d', {regions: refs('back')}), _updatedAt: '2020-01-01T00:00:00Z'})
      .commit()
    mkdirSync(join(folder, 'clean'))
    cpSync(out, join(folder, 'clean/dist'), {recursive: true})
    const next = await publishFrom(lake.url, out)
    expect(next.fetched.toSorted()).toEqual(['a', 'd'])
    await publishFrom(lake.url, join(folder, 'clean/dist'))
    expect(hashesIn(out)).toEqual(hashesIn(join(folder, 'clean/dist')))
    expect(existsSync(join(out, 'api/v1/articles/b.json'))).toBe(false)
    expect(readFileSync(join(out, 'api/v1/articles/a.json'), 'utf8')).toContain('Another title')
  })

  it('stays published while it cannot be reached, and is compared again afterwards', async () => {
    const lake = await runLake()
    await fill(lake, documents)
    const out = join(temporaryFolder(), 'dist')
    await publishFrom(lake.url, out)
    const before = hashesIn(out)
    const unreachable = await publishFrom('http://127.0.0.1:9', out)
    expect(unreachable.records.map(({ruleId}) => ruleId)).toContain('unreadable-file')
    expect(hashesIn(out)).toEqual(before)
    const again = await publishFrom(lake.url, out)
    expect(again.records.filter(({severity}) => severity === 'error')).toEqual([])
    expect(hashesIn(out)).toEqual(before)
    expect(await publishFrom(lake.url, out)).toMatchObject({fetched: [], isUnchanged: true})
  })
})
