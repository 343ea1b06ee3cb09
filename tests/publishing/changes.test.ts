import {existsSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {mirror} from '../../docs/examples/mirror.mjs'
import {isRecord, recordsIn, type SanityDocument} from '../../src/content/document.ts'
import {temporaryFolder} from '../commands/run-command.ts'
import {randomRuns} from '../random-runs.ts'
import {article, benefit, createPublisher, feedsUrl, refs, slug, textOf, type Publisher} from './publisher.ts'

const recall = {_type: 'recall', recalledAt: '2026-11-20T09:00:00Z', reason: 'It was wrong.'}

const changesOf = ({json}: Publisher) => recordsIn(json('api/v1/changes/index.json')['items'])

/** The changes after a sequence number, in short form: number, kind and id. */
const told = (publisher: Publisher, after = 0) =>
  changesOf(publisher)
    .filter(({seq}) => Number(seq) > after)
    .map(({seq, kind, id}) => `${String(seq)} ${String(kind)} ${String(id).split('/').at(-1)}`)

describe('the log of changes', () => {
  it('begins with what is published, oldest first, with the dates that content gives', async () => {
    const publisher = createPublisher(join(temporaryFolder(), 'dist'))
    const documents = [
      article('b', {publishedAt: '2026-02-01T08:00:00Z'}),
      article('a', {publishedAt: '2026-03-01T08:00:00Z'}),
      benefit('claim'),
    ]
    await publisher.publish(documents)
    expect(changesOf(publisher).map(({seq, at, kind, id}) => [seq, at, kind, id])).toEqual([
      [1, '2026-01-01T00:00:00Z', 'published', 'tag:example.org,2026:benefit/claim'],
      [2, '2026-02-01T08:00:00Z', 'published', 'tag:example.org,2026:article/b'],
      [3, '2026-03-01T08:00:00Z', 'published', 'tag:example.org,2026:article/a'],
    ])
  })

  it('tells of what is new, changed, renamed, recalled and gone, and of nothing else', async () => {
    const publisher = createPublisher(join(temporaryFolder(), 'dist'))
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((id) => article(id))
    if (a === undefined || b === undefined || c === undefined || d === undefined) throw new Error('no documents')
    await publisher.publish([a, b, c, d])
    await publisher.publish([a, b, c, d], {now: '2026-11-23T12:00:00Z'})
    expect(told(publisher, 4)).toEqual([])
    await publisher.publish(
      [
        {...a, body: textOf('Other words.')},
        {...b, ...slug('b-new'), previousSlugs: ['b']},
        {...c, recall},
        article('e'),
      ],
      {now: '2026-11-24T12:00:00Z'},
    )
    expect(told(publisher, 4)).toEqual([
      '5 unpublished d',
      '6 updated a',
      '7 renamed b',
      '8 recalled c',
      '9 published e',
    ])
    expect(changesOf(publisher).find(({seq}) => seq === 7)).toMatchObject({
      at: '2026-11-24T12:00:00Z',
      url: 'https://www.example.org/articles/b-new/',
      previousUrl: 'https://www.example.org/articles/b/',
      previousApi: `${feedsUrl}/api/v1/articles/b.json`,
    })
    expect(changesOf(publisher).find(({seq}) => seq === 5)).not.toHaveProperty('sha256')
    // Earlier changes are not reported again. A document that comes back is reported as published.
    await publisher.publish([a, b, c, d], {now: '2026-11-25T12:00:00Z'})
    expect(told(publisher, 9)).toEqual([
      '10 unpublished e',
      '11 updated a',
      '12 renamed b',
      '13 updated c',
      '14 published d',
    ])
  })

  it('dates a resource when what readers see of it changed, and not when only machines see a difference', async () => {
    const publisher = createPublisher(join(temporaryFolder(), 'dist'))
    const modified = () => publisher.json('api/v1/articles/a.json')['dateModified']
    const a = article('a', {benefits: refs('claim')})
    await publisher.publish([a, benefit('claim')])
    expect(modified()).toBeUndefined()
    await publisher.publish([a, benefit('claim', slug('claim-new'))], {now: '2026-11-23T12:00:00Z'})
    expect(told(publisher, 2)).toEqual(['3 updated a', '4 renamed claim'])
    expect(modified()).toBeUndefined()
    await publisher.publish([{...a, title: 'Better said'}, benefit('claim', slug('claim-new'))], {
      now: '2026-11-24T12:00:00Z',
    })
    expect(modified()).toBe('2026-11-24T12:00:00Z')
    await publisher.publish([{...a, title: 'Better said'}, benefit('claim')], {now: '2026-11-25T12:00:00Z'})
    expect(modified()).toBe('2026-11-24T12:00:00Z')
  })

  it('never goes back, whatever the clock does', async () => {
    const publisher = createPublisher(join(temporaryFolder(), 'dist'))
    await publisher.publish([article('a')], {now: '2026-11-22T12:00:00Z'})
    await publisher.publish([article('a', {title: 'Second'})], {now: '2026-11-23T12:00:00Z'})
    await publisher.publish([article('a', {title: 'Third'}), article('b')], {now: '2026-05-10T12:00:00Z'})
    expect(changesOf(publisher).map(({seq, at}) => [seq, at])).toEqual([
      [3, '2026-11-23T12:00:00Z'],
      [4, '2026-11-23T12:00:00Z'],
    ])
  })

  it('keeps what is held back as it was, and a recall is not held back', async () => {
    const publisher = createPublisher(join(temporaryFolder(), 'dist'))
    await publisher.publish([article('a'), article('b')])
    const changed = [article('a', {title: 'Broken'}), article('b', {title: 'Broken', recall})]
    await publisher.publish(changed, {now: '2026-11-23T12:00:00Z', faulty: ['a', 'b']})
    expect(told(publisher, 2)).toEqual(['3 recalled b'])
    expect(publisher.json('api/v1/articles/a.json')['title']).toBe('The a')
    expect(publisher.read('markdown/articles/b.md')).toContain('It was wrong.')
    expect(publisher.read('markdown/articles/b.md')).not.toContain('The words of b')
  })

  it('goes on where it was if its files were tampered with', async () => {
    const publisher = createPublisher(join(temporaryFolder(), 'dist'))
    await publisher.publish([article('a')])
    const log = publisher.json('api/v1/changes/index.json')['log']
    writeFileSync(join(publisher.folder, 'api/v1/changes/index.json'), '{"items": []}')
    await publisher.publish([article('a', {title: 'Second'})], {now: '2026-11-23T12:00:00Z'})
    expect(publisher.json('api/v1/changes/index.json')).toMatchObject({log, cursor: 2, count: 1})
  })

  it('begins anew under another name if what is known of it was lost too, and says so', async () => {
    const publisher = createPublisher(join(temporaryFolder(), 'dist'))
    await publisher.publish([article('a')])
    await publisher.publish([article('a', {title: 'Second'})], {now: '2026-11-23T12:00:00Z'})
    const log = publisher.json('api/v1/changes/index.json')['log']
    writeFileSync(join(publisher.folder, 'api/v1/changes/index.json'), '{"items": []}')
    publisher.forget()
    const {files} = await publisher.publish([article('a', {title: 'Third'})], {now: '2026-11-24T12:00:00Z'})
    expect(files.flatMap(({messages}) => messages.map(({ruleId}) => ruleId))).toEqual(['change-log'])
    expect(publisher.json('api/v1/changes/index.json')).toMatchObject({cursor: 1, count: 1})
    expect(publisher.json('api/v1/changes/index.json')['log']).not.toBe(log)
  })

  it('has one entry a document however often it changes, on pages that stay', async () => {
    const publisher = createPublisher(join(temporaryFolder(), 'dist'))
    const many = Array.from({length: 450}, (_, index) => benefit(`n-${String(index).padStart(3, '0')}`))
    await publisher.publish(many)
    expect(publisher.json('api/v1/changes/index.json')).toMatchObject({cursor: 450, from: 201})
    const first = publisher.read('api/v1/changes/1.json')
    for (const [round, title] of ['One', 'Two', 'Three'].entries()) {
      await publisher.publish([...many.slice(0, -1), benefit('n-449', {title})], {
        now: `2026-11-2${round + 3}T12:00:00Z`,
      })
    }
    expect(publisher.read('api/v1/changes/1.json')).toBe(first)
    expect(publisher.json('api/v1/changes/index.json')).toMatchObject({cursor: 453, from: 201})
    expect(changesOf(publisher).map(({seq}) => seq)).toEqual([
      ...Array.from({length: 249}, (_, index) => index + 201),
      453,
    ])
  })
})

/** The resources in the mirror, by id. */
const mirrored = (folder: string): Record<string, unknown> =>
  Object.fromEntries(
    readdirSync(folder)
      .filter((name) => name !== 'state.json')
      .map((name): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8')))
      .flatMap((resource) => (isRecord(resource) ? [[String(resource['id']), resource] as const] : [])),
  )

const published = ({folder}: Publisher): Record<string, unknown> =>
  Object.fromEntries(
    ['articles', 'benefits'].flatMap((kind) =>
      (existsSync(join(folder, 'api/v1', kind)) ? readdirSync(join(folder, 'api/v1', kind), {withFileTypes: true}) : [])
        .filter((entry) => entry.isFile() && entry.name !== 'index.json')
        .map((entry): unknown => JSON.parse(readFileSync(join(entry.parentPath, entry.name), 'utf8')))
        .flatMap((resource) => (isRecord(resource) ? [[String(resource['id']), resource] as const] : [])),
    ),
  )

type Step =
  | {readonly do: 'write'; readonly id: number; readonly title: number}
  | {readonly do: 'rename'; readonly id: number; readonly to: number}
  | {readonly do: 'swap'; readonly id: number; readonly other: number}
  | {readonly do: 'recall' | 'withdraw'; readonly id: number}
  | {readonly do: 'publish' | 'mirror' | 'lose the output' | 'lose the store' | 'turn back the clock'}

const ids = 6
const some = fc.nat({max: ids - 1})
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {weight: 4, arbitrary: fc.record({do: fc.constant('write' as const), id: some, title: fc.nat({max: 2})})},
    {weight: 2, arbitrary: fc.record({do: fc.constant('rename' as const), id: some, to: fc.nat({max: 20})})},
    {weight: 1, arbitrary: fc.record({do: fc.constant('swap' as const), id: some, other: some})},
    {weight: 2, arbitrary: fc.record({do: fc.constantFrom('recall' as const, 'withdraw' as const), id: some})},
    {weight: 5, arbitrary: fc.record({do: fc.constant('publish' as const)})},
    {weight: 3, arbitrary: fc.record({do: fc.constant('mirror' as const)})},
    {
      weight: 1,
      arbitrary: fc.record({do: fc.constantFrom('lose the output', 'lose the store', 'turn back the clock')}),
    },
  ),
  {minLength: 4, maxLength: 30},
)

describe('the consumer in the documentation', () => {
  it('has exactly what is published, through any history', {timeout: 600_000}, async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (history) => {
        const folder = temporaryFolder()
        const publisher = createPublisher(join(folder, 'dist'))
        const copy = join(folder, 'mirror')
        const documents = new Map<number, SanityDocument>()
        let day = 10
        const run = async (): Promise<void> => {
          day += 1
          // Content with a duplicate address is skipped, because rules would not let it be published.
          const slugs = [...documents.values()].map((document) => JSON.stringify(document['slug']))
          if (new Set(slugs).size < slugs.length) return
          await publisher.publish([...documents.values()], {now: new Date(Date.UTC(2026, 10, day)).toISOString()})
        }
        await run()
        for (const step of history) {
          const document = 'id' in step ? documents.get(step.id) : undefined
          if (step.do === 'write') {
            const before = documents.get(step.id) ?? article(`doc-${step.id}`)
            documents.set(step.id, {...before, title: `Title ${step.title}`})
          } else if (step.do === 'rename' && document !== undefined) {
            documents.set(step.id, {...document, ...slug(`slug-${step.to}`)})
          } else if (step.do === 'swap' && document !== undefined) {
            const other = documents.get(step.other)
            if (other !== undefined) {
              documents.set(step.id, {...document, slug: other['slug']})
              documents.set(step.other, {...other, slug: document['slug']})
            }
          } else if (step.do === 'recall' && document !== undefined) documents.set(step.id, {...document, recall})
          else if (step.do === 'withdraw') documents.delete(step.id)
          else if (step.do === 'publish') await run()
          else if (step.do === 'lose the store') publisher.forget()
          else if (step.do === 'lose the output') {
            rmSync(publisher.folder, {recursive: true, force: true})
            await run()
          } else if (step.do === 'turn back the clock') day = 1
          else if (step.do === 'mirror' && existsSync(publisher.folder)) {
            await mirror(feedsUrl, copy, publisher.get)
            expect(mirrored(copy)).toEqual(published(publisher))
          }
        }
        if (!existsSync(join(publisher.folder, 'manifest.json'))) return
        await mirror(feedsUrl, copy, publisher.get)
        expect(mirrored(copy)).toEqual(published(publisher))
        expect(await mirror(feedsUrl, copy, publisher.get)).toMatchObject({changes: 0})
      }),
      randomRuns(25),
    )
  })

  it('fetches no more than what changed', async () => {
    const folder = temporaryFolder()
    const publisher = createPublisher(join(folder, 'dist'))
    const all = Array.from({length: 30}, (_, index) => article(`a-${index}`))
    await publisher.publish(all)
    const asked: string[] = []
    const get = async (input: string | URL | Request): Promise<Response> => {
      asked.push(String(input))
      return publisher.get(input)
    }
    await mirror(feedsUrl, join(folder, 'copy'), get)
    expect(asked).toHaveLength(31)
    await publisher.publish([...all.slice(1), article('a-0', {title: 'New'})], {now: '2026-11-23T12:00:00Z'})
    asked.length = 0
    await mirror(feedsUrl, join(folder, 'copy'), get)
    expect(asked).toEqual([`${feedsUrl}/api/v1/changes/index.json`, `${feedsUrl}/api/v1/articles/a-0.json`])
  })
})
