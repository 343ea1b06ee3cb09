import {toPicture} from '../../pictures/make-picture.ts'
import {storePathFor} from '../../../src/publishing/open-store.ts'
import {readdirSync, readFileSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import type {SanityDocument} from '../../../src/content/document.ts'
import {isRecord} from '../../../src/content/document.ts'
import {createDatasetReader} from '../../../src/content/readers/dataset.ts'
import {readSnapshot} from '../../../src/content/readers/read-snapshot.ts'
import {root, runCommand, hashesIn, temporaryFolder} from '../../commands/run-command.ts'
import {startDatasetServer} from './dataset-server.ts'

const settings = {projectId: 'abc', dataset: 'production', retryDelay: 1}

const read = (url: string, token?: string) => readSnapshot(createDatasetReader({...settings, apiHost: url, token}))

const numbered = (count: number): SanityDocument[] =>
  Array.from({length: count}, (_, index) => ({
    _id: `person-${String(index).padStart(5, '0')}`,
    _type: 'person',
    name: `Person ${index}`,
  }))

describe('a hosted dataset', () => {
  it('is read page by page, whole and once', async () => {
    const documents = numbered(1234)
    const server = await startDatasetServer({documents})
    const snapshot = await read(server.url)
    expect([...snapshot.entries.keys()]).toEqual(documents.map(({_id}) => _id))
    expect(server.requests).toHaveLength(3)
    expect(snapshot.complete).toBe(true)
  })

  it('is asked again after 429 and 5xx', async () => {
    const server = await startDatasetServer({documents: numbered(2), failures: [429, 500, 503]})
    const snapshot = await read(server.url)
    expect(snapshot.entries.size).toBe(2)
    expect(server.requests).toHaveLength(4)
  })

  it('that fails for good is reported as unreadable, so that nothing is taken for deleted', async () => {
    const server = await startDatasetServer({documents: numbered(2), failures: [404]})
    const snapshot = await read(server.url)
    expect(snapshot.complete).toBe(false)
    expect(snapshot.unreadable.flatMap(({messages}) => messages.map(({reason}) => reason))).toEqual([
      'Cannot read dataset production of project abc, there is no dataset production in project abc: check SANITY_STUDIO_PROJECT_ID and SANITY_STUDIO_DATASET',
    ])
    expect(server.requests).toHaveLength(1)
  })

  it('wants a token where one is needed', async () => {
    const server = await startDatasetServer({documents: numbered(2), token: 'secret'})
    expect((await read(server.url, 'secret')).entries.size).toBe(2)
    const refused = await read(server.url, 'wrong')
    expect(refused.unreadable.flatMap(({messages}) => messages.map(({reason}) => reason)).join()).toContain(
      'set SANITY_API_TOKEN',
    )
  })
})

it('gives the same files as the folder it was filled from', async () => {
  const content = join(root, 'content')
  const names = readdirSync(join(content, 'assets'))
  const documents = readdirSync(content, {withFileTypes: true, recursive: true})
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry): unknown => JSON.parse(readFileSync(join(entry.parentPath, entry.name), 'utf8')))
    .filter((value): value is SanityDocument => isRecord(value))
  const assets = Object.fromEntries(
    names.map((name) => [`/images/abc/production/${name}`, readFileSync(join(content, 'assets', name))]),
  )
  const assetDocuments: SanityDocument[] = []
  const server = await startDatasetServer({documents: [], assets})
  for (const name of names) {
    const id = `image-${name.replace(/\.(\w+)$/, '-$1')}`
    assetDocuments.push({_id: id, _type: 'sanity.imageAsset', url: `${server.url}/images/abc/production/${name}`})
  }
  const filled = await startDatasetServer({
    documents: [
      ...documents.map((document) => ({
        ...document,
        _rev: 'r1',
        _createdAt: '2026-01-01T00:00:00Z',
        _updatedAt: '2026-01-01T00:00:00Z',
      })),
      ...assetDocuments,
    ],
  })
  const folder = temporaryFolder()
  const [hosted, local] = [join(folder, 'hosted'), join(folder, 'local')]
  const moment = ['--now', '2026-11-22T12:00:00Z']
  const env = {SANITY_STUDIO_PROJECT_ID: 'abc', SANITY_STUDIO_DATASET: 'production', SANITY_API_HOST: filled.url}
  const result = await runCommand('export', ['--from', 'dataset', '--out', hosted, ...moment], {env})
  expect(result.code, result.stderr).toBe(0)
  await runCommand('export', ['--out', local, ...moment])
  expect(hashesIn(hosted)).toEqual(hashesIn(local))
})

it('keeps a picture that was published when it cannot be fetched any more', async () => {
  const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>'
  const {id, hash} = toPicture(new TextEncoder().encode(picture), 10, 10, 'svg')
  const name = `${hash}-10x10.svg`
  const documentsFor = (url: string): SanityDocument[] => [
    {
      _id: 'siteSettings',
      _type: 'siteSettings',
      publisher: 'T',
      siteUrl: 'https://t.example',
      language: 'en',
      tagAuthority: 't.example',
      tagYear: 2026,
    },
    {_id: id, _type: 'sanity.imageAsset', url: `${url}/${name}`},
    {
      _id: 'person-a',
      _type: 'person',
      name: 'A',
      slug: {_type: 'slug', current: 'a'},
      image: {
        _type: 'figure',
        alt: 'A face',
        image: {_type: 'image', asset: {_type: 'reference', _ref: id}},
      },
    },
  ]
  const pictures = await startDatasetServer({documents: [], assets: {[`/${name}`]: picture}})
  const whole = await startDatasetServer({documents: documentsFor(pictures.url)})
  const broken = await startDatasetServer({documents: documentsFor(`${pictures.url}/gone`)})
  const out = join(temporaryFolder(), 'dist')
  const env = {SANITY_STUDIO_PROJECT_ID: 'abc', SANITY_STUDIO_DATASET: 'production'}
  const first = await runCommand('export', ['--from', 'dataset', '--out', out], {
    env: {...env, SANITY_API_HOST: whole.url},
  })
  expect(first.code, first.stderr).toBe(0)
  const before = hashesIn(out)
  expect(Object.keys(before).filter((path) => path.startsWith(`assets/${hash}-`))).not.toEqual([])
  rmSync(storePathFor(out))
  const second = await runCommand('export', ['--from', 'dataset', '--out', out], {
    env: {...env, SANITY_API_HOST: broken.url},
  })
  expect(second.code).toBe(1)
  expect(second.stderr).toContain('Cannot use picture')
  expect(hashesIn(out)).toEqual(before)
})

it('sends the token to the dataset’s own server, and to no other that a document names', async () => {
  const picture = {_id: 'image-abc-1x1-svg', _type: 'sanity.imageAsset'}
  const other = await startDatasetServer({documents: [], assets: {'/a.svg': '<svg/>'}})
  const own = await startDatasetServer({documents: [], assets: {'/a.svg': '<svg/>'}})
  const reader = createDatasetReader({projectId: 'abc', dataset: 'production', token: 'secret', apiHost: own.url})
  for (const {url} of [own, other]) {
    const assets = await reader.assets([{...picture, url: `${url}/a.svg`}])
    await assets.get(picture._id)?.bytes()
  }
  expect(own.credentials).toEqual(['Bearer secret'])
  expect(other.credentials).toEqual([undefined])
})

it.each(['nonsense', 'foo bar', 'localhost:3333'])('says so when the address of the API is %s', async (apiHost) => {
  const env = {SANITY_STUDIO_PROJECT_ID: 'abc', SANITY_STUDIO_DATASET: 'production', SANITY_API_HOST: apiHost}
  const {code, stderr} = await runCommand('export', ['--from', 'dataset', '--out', join(temporaryFolder(), 'dist')], {
    env,
  })
  expect(code).toBe(2)
  expect(stderr).toContain(`Cannot use ${JSON.stringify(apiHost)} as SANITY_API_HOST`)
})
