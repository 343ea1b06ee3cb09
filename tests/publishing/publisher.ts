import {DatabaseSync} from 'node:sqlite'
import {existsSync, mkdirSync, readFileSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {VFile} from 'vfile'
import type {Asset} from '../../src/content/snapshot.ts'
import {isRecord, type SanityDocument} from '../../src/content/document.ts'
import {isRecalled} from '../../src/content/recall.ts'
import type {Reader} from '../../src/content/readers/reader.ts'
import {step, type Step} from '../../src/engine/step.ts'
import {ownEntry} from '../../src/publishing/asked/asked-snapshot.ts'
import {storePathFor} from '../../src/publishing/open-store.ts'
import {publishing} from '../../src/publishing/pipeline.ts'
import type {ManifestFile} from '../../src/files/output/manifest.ts'
import {readManifest} from '../../src/files/output/read-manifest.ts'
import type {MessageRecord} from '../../src/checks/reports/message-record.ts'
import type {MadeMail} from '../../src/newsletters/make-mail.ts'
import {collections} from '../../src/publishing/collections.ts'
import {makeMailOf} from '../../src/publishing/steps/newsletters.ts'
import {publish, type PublishResult} from '../../src/publishing/publish.ts'
import {openRun} from '../../src/publishing/run.ts'
import {checks, type CheckedFacts} from '../../src/publishing/steps/checks.ts'

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
  /** Steps after all others, such as one that fails. */
  readonly more?: readonly Step[]
}

/** Reads documents that a test made. */
const readerOf = (documents: readonly SanityDocument[], assets: ReadonlyMap<string, Asset>): Reader => ({
  name: 'a test',
  async *records() {
    for (const document of documents) {
      const file = new VFile({path: `${document._id}.json`})
      yield {file, document, id: document._id}
    }
  },
  assets: async () => assets,
  close: async () => {},
})

/** Finds no fault with documents but those that a test declares faulty. */
const lenient = step<CheckedFacts>({
  ...checks,
  make: (ask, id) => {
    const document = ownEntry(ask, id)?.document
    const isFaulty = document?.['_isFaulty'] === true
    const recalled = document !== undefined && isRecalled(document, ask.hasCome)
    return {facts: {isBroken: isFaulty, isRecalled: recalled, embeds: [], findings: []}}
  },
})

const steps = publishing.map((each) => (each === checks ? lenient : each))

/** What a run did, with what was found by file, and what it left. */
interface Published extends PublishResult {
  readonly mails: readonly MadeMail[]
  readonly files: ReadonlyArray<{readonly path: string; readonly messages: readonly MessageRecord[]}>
  readonly manifest: {readonly files: readonly ManifestFile[]}
}

/** Publishes documents into a folder as the export does after its checks, and reads the files as a client would. */
export const createPublisher = (folder: string) => {
  const read = (path: string): string => readFileSync(join(folder, path), 'utf8')
  const optionsOf = (
    documents: readonly SanityDocument[],
    {now = '2026-11-22T12:00:00Z', faulty = [], assets = [], more = []}: RunOptions,
  ) => {
    const all = documents.some(({_id}) => _id === settings._id) ? documents : [settings, ...documents]
    return {
      reader: readerOf(
        all.map((document) => (faulty.includes(document._id) ? {...document, _isFaulty: true} : document)),
        new Map(assets),
      ),
      out: folder,
      now: new Date(now),
      steps: [...steps, ...more],
      studioUrl: 'http://localhost:3333',
      progress: {onRecord: () => {}, onMaking: () => {}, onMade: () => {}},
    }
  }
  return {
    folder,
    /** Publishes, and looks at nothing afterwards. */
    publishOnly: async (documents: readonly SanityDocument[], given: RunOptions = {}): Promise<PublishResult> => {
      mkdirSync(folder, {recursive: true})
      return publish(optionsOf(documents, given))
    },
    publish: async (documents: readonly SanityDocument[], given: RunOptions = {}): Promise<Published> => {
      mkdirSync(folder, {recursive: true})
      const options = optionsOf(documents, given)
      const result = await publish(options)
      const run = openRun(options)
      await run.content()
      const mails = run.store.slice(collections.made, {all: true}).flatMap(({key}) => makeMailOf(run.ask, key) ?? [])
      await run.close()
      const byFile = Map.groupBy(result.records, ({file}) => file)
      return {
        ...result,
        mails,
        files: [...byFile].map(([path, records]) => ({path, messages: records})),
        manifest: {files: readManifest(folder) ?? []},
      }
    },
    /** Loses what is known of the output, as after a move to another machine. */
    forget: (): void => rmSync(storePathFor(folder), {force: true}),
    /** Makes what is known look as if another version had made it. */
    age: (): void => {
      if (!existsSync(storePathFor(folder))) return
      const database = new DatabaseSync(storePathFor(folder))
      database.exec("UPDATE setting SET value = 'old' WHERE name LIKE 'version%'")
      database.close()
    },
    read,
    /** The paths of all published files, sorted. */
    paths: (): string[] => (readManifest(folder) ?? []).map(({path}) => path),
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
