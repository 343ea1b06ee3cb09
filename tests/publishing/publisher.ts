import {existsSync, mkdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {toEntry} from '../../src/content/entry.ts'
import {createSnapshot, type Asset} from '../../src/content/snapshot.ts'
import {isRecord, type SanityDocument} from '../../src/content/document.ts'
import {toMessage} from '../../src/content/findings.ts'
import {judge} from '../../src/checks/verdict.ts'
import {createSite} from '../../src/site/site.ts'
import {publish, type PublishResult} from '../../src/publishing/publish.ts'
import {openOutputFolder} from '../../src/publishing/open-output-folder.ts'

export const feedsUrl = 'https://feeds.example.org'

export const settings: SanityDocument = {
  _id: 'siteSettings',
  _type: 'siteSettings',
  publisher: 'Tests & Trials',
  description: 'What tests publish',
  siteUrl: 'https://www.example.org',
  feedsUrl,
  language: 'en',
  licence: {name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/'},
  tagAuthority: 'example.org',
  tagYear: 2026,
}

export interface RunOptions {
  readonly now?: string
  /** Ids of documents that have an error. */
  readonly faulty?: readonly string[]
  readonly assets?: Iterable<readonly [string, Asset]>
}

/** Publishes documents into a folder as the export does after its checks, and reads the files as a client would. */
export const createPublisher = (folder: string) => {
  const read = (path: string): string => readFileSync(join(folder, path), 'utf8')
  return {
    folder,
    publish: async (
      documents: readonly SanityDocument[],
      {now = '2026-11-22T12:00:00Z', faulty = [], assets = []}: RunOptions = {},
    ): Promise<PublishResult> => {
      const all = documents.some(({_id}) => _id === settings._id) ? documents : [settings, ...documents]
      const snapshot = createSnapshot({
        assets: new Map(assets),
        entries: all.map((document) => toEntry(document, `${document._id}.json`)),
      })
      const wrong = toMessage({reason: 'Wrong'}, {ruleId: 'schema', source: 'test', severity: 'error'})
      const verdicts = judge(snapshot, new Map(faulty.map((id) => [id, [wrong]])), new Date(now))
      mkdirSync(folder, {recursive: true})
      return publish(openOutputFolder(folder), {snapshot, verdicts, site: createSite(snapshot), now: new Date(now)})
    },
    read,
    has: (path: string): boolean => existsSync(join(folder, path)),
    json: (path: string): Readonly<Record<string, unknown>> => {
      const value: unknown = JSON.parse(read(path))
      if (!isRecord(value)) throw new Error(`${path} is not an object`)
      return value
    },
    /** Answers requests for published files, as a web server would. */
    get: async (input: string | URL | Request): Promise<Response> => {
      const url = input instanceof Request ? input.url : String(input)
      const path = join(folder, decodeURIComponent(url.slice(feedsUrl.length + 1)))
      return url.startsWith(`${feedsUrl}/`) && existsSync(path)
        ? new Response(new Uint8Array(readFileSync(path)))
        : new Response('Not found', {status: 404})
    },
  }
}

export type Publisher = ReturnType<typeof createPublisher>

type Fields = Readonly<Record<string, unknown>>

const maker =
  (type: string, name: 'title' | 'name') =>
  (id: string, fields: Fields = {}): SanityDocument => ({
    _id: id,
    _type: type,
    [name]: `The ${id}`,
    slug: {_type: 'slug', current: id},
    ...fields,
  })

export const benefit = maker('benefit', 'title')
export const bodyRegion = maker('bodyRegion', 'name')
export const condition = maker('condition', 'name')
export const therapy = maker('therapy', 'name')
export const feed = maker('feed', 'title')

export const textOf = (...paragraphs: readonly string[]): unknown[] =>
  paragraphs.map((text, index) => ({
    _key: `b${index}`,
    _type: 'block',
    style: 'normal',
    markDefs: [],
    children: [{_key: 's', _type: 'span', text, marks: []}],
  }))

export const refs = (...ids: readonly string[]): unknown[] =>
  ids.map((id) => ({_key: id, _type: 'reference', _ref: id}))

export const article = (id: string, fields: Fields = {}): SanityDocument =>
  maker('article', 'title')(id, {
    summary: `About ${id}`,
    publishedAt: '2026-05-01T08:00:00Z',
    body: textOf(`The words of ${id}.`),
    ...fields,
  })

export const slug = (current: string): Fields => ({slug: {_type: 'slug', current}})
