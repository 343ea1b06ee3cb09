import {createAnswers} from '../engine/answers.ts'
import {createGraph, type Graph} from '../engine/graph.ts'
import {noFiles} from '../engine/sink.ts'
import {createWorkers, type Workers} from '../engine/workers.ts'
import type {MessageRecord} from '../checks/reports/message-record.ts'
import type {Reader} from '../content/readers/reader.ts'
import {codeVersion} from './code-version.ts'
import {collections} from './collections.ts'
import {recordsIn} from './findings.ts'
import {once} from './once.ts'
import {openLockedStore, pictureFolderFor, storePathFor} from './open-store.ts'
import type {RunProgress} from './run.ts'
import {createContentTable} from './source/content-table.ts'
import type {DocumentSource} from './source/document-source.ts'
import {scanFolder} from './source/scan-folder.ts'

export interface ValidateOptions {
  readonly reader: Reader
  /** What the reader reads, as the caller named it. What is known of it is kept beside it. */
  readonly from: string
  readonly now: Date
  readonly studioUrl: string
  readonly progress: RunProgress
}

export interface ValidateResult {
  readonly records: readonly MessageRecord[]
  readonly documents: number
  readonly drafts: number
}

/** Checks content, with the rules about style. Only what has changed since the last time is checked again. */
export async function validate({reader, from, now, studioUrl, progress}: ValidateOptions): Promise<ValidateResult> {
  const {store, close} = openLockedStore(storePathFor(from))
  let workers: Workers | undefined
  try {
    let source: DocumentSource | undefined
    const contentOf = once(async () => {
      const {openContentOf} = await import('./source/content.ts')
      return openContentOf(reader, store, (id) => source?.forget(id))
    })
    const jobs = once(async () => {
      const {createJobs} = await import('./do-jobs.ts')
      return createJobs({assetOf: async (id) => (await contentOf()).asset(id), cacheFolder: pictureFolderFor(from)})
    })
    const answers = createAnswers({
      store,
      sources: {document: (id) => source?.(id)},
      files: noFiles,
      now: now.getTime(),
      job: async (name, given) => (await jobs())(name, given),
    })
    const version = codeVersion(store)
    workers = createWorkers(new URL('publish-worker.ts', import.meta.url).href, {store: store.path})
    let graph: Promise<Graph> | undefined
    const graphOf = (): Promise<Graph> =>
      (graph ??= openGraph().then(({steps, documentSource}) => {
        source = documentSource
        return createGraph({store, steps, answers, sink: noFiles, version, workers})
      }))
    const openGraph = async () => {
      const [{validating}, {createDocumentSource}] = await Promise.all([
        import('./pipeline.ts'),
        import('./source/document-source.ts'),
      ])
      return {steps: validating, documentSource: createDocumentSource(store)}
    }
    const scan = reader.folder === undefined ? undefined : scanFolder(reader.folder, store)
    if (scan?.isSame !== true) {
      const content = await contentOf()
      await content.update(graphOf, {scan, onRecord: progress.onRecord, published: []})
    }
    const isUnchanged =
      graph === undefined &&
      !store.isAnythingStale() &&
      store.setting('version') === version &&
      store.wokenBy(now.getTime()).length === 0 &&
      store.count(collections.passing) === 0
    if (!isUnchanged) {
      progress.onMaking()
      const {retryPassing} = await import('./make-everything.ts')
      retryPassing({store})
      await (await graphOf()).run({onMade: progress.onMade})
      store.saveSetting('version', version)
    }
    const table = createContentTable(store)
    return {
      records: recordsIn(store, reader.name, studioUrl),
      documents: table.countDocuments(),
      drafts: table.countDrafts(),
    }
  } finally {
    await workers?.close()
    close()
  }
}
