import {createAnswers, createFactMemory, type FactMemory, type StoreAnswers} from '../engine/answers.ts'
import type {Ask} from '../engine/ask.ts'
import {openFileSink, type FileSink} from './output/file-sink.ts'
import type {Graph} from '../engine/graph.ts'
import type {DoJob} from '../engine/job.ts'
import {createRecorder} from '../engine/recorder.ts'
import type {Step} from '../engine/step.ts'
import type {Store} from '../engine/store.ts'
import type {Reader} from '../content/readers/reader.ts'
import {schemaVersion} from '../contract/resource-types.ts'
import {openWorkFolder} from '../files/output/work-folder.ts'
import {WriteError} from '../files/output/write-error.ts'
import {outputMediaTypeOf} from '../site/media-types.ts'
import {codeVersion} from './code-version.ts'
import {once} from './once.ts'
import {openStoreAt, pictureFolderFor, storePathFor, type OpenStore} from './open-store.ts'
import type {DocumentSource} from './source/document-source.ts'
import type {Content} from './source/content.ts'

export interface RunOptions {
  readonly reader: Reader
  /** The output folder. */
  readonly out: string
  /** The moment that decides what is published already. */
  readonly now: Date
  /** Other steps than those of `pipeline.ts`. They run in this thread. */
  readonly steps?: readonly Step[]
  /** What stays open between runs, in a process that publishes again and again. */
  readonly warm?: Warm
}

/** What stays open between runs. Close it at the end. */
export interface Warm {
  readonly opened: OpenStore
  readonly memory: FactMemory
  /** Documents that were read. */
  source?: DocumentSource
  /** The number of the last run, by which it shows whether another process has written since. */
  lastRun?: string | undefined
  readonly close: () => void
}

/** Opens what stays open between runs into a folder. */
export function openWarm(out: string): Warm {
  const opened = openStoreAt(storePathFor(out))
  return {opened, memory: createFactMemory(), close: opened.close}
}

/** Told how far a run is. */
export interface RunProgress {
  readonly onRecord: () => void
  /** Called when everything is read and something has to be made. */
  readonly onMaking: () => void
  readonly onMade: () => void
}

/** One run: the store, the output and the graph between them. */
export interface Run {
  readonly store: Store
  readonly sink: FileSink
  readonly answers: StoreAnswers
  /** Does what is done outside of the graph. */
  readonly job: DoJob
  /** Asks for reports, without being recorded. */
  readonly ask: Ask
  /** Opens the graph when somebody needs it: it loads everything that renders. */
  readonly graph: () => Promise<Graph>
  /** Opens the content when somebody needs more of it than the times of its files. */
  readonly content: () => Promise<Content>
  /** The ids of documents that were read from their files since this was asked last, in this thread. */
  readonly takeReads: () => ReadonlySet<string>
  readonly version: string
  readonly close: () => Promise<void>
}

/** Opens the output and what is known of it. @throws {WriteError} if the folder cannot be written, or another run does */
export function openRun({reader, out, now, steps, warm}: RunOptions): Run {
  const work = openWorkFolder(out)
  const path = storePathFor(out)
  let opened: OpenStore
  try {
    opened = warm === undefined ? openStoreAt(path) : {store: warm.opened.store, close: () => {}}
  } catch (error) {
    work.close()
    throw asWriteError(error, path)
  }
  const {store, close: closeStore} = opened
  let sink: FileSink
  try {
    sink = openFileSink({folder: out, work, store, schemaVersion, mediaTypeOf: outputMediaTypeOf})
  } catch (error) {
    closeStore()
    work.close()
    throw error
  }
  if (warm !== undefined && warm.lastRun !== store.setting('run')) {
    warm.memory.clear()
    delete warm.source
  }
  let source = warm?.source
  let content: Content | undefined
  const openContent = async (): Promise<Content> => {
    const [{createDocumentSource}, {openContentOf}] = await Promise.all([
      import('./source/document-source.ts'),
      import('./source/content.ts'),
    ])
    source ??= createDocumentSource(store)
    if (warm !== undefined) warm.source = source
    content ??= openContentOf(reader, store, source.forget)
    return content
  }
  const jobs = once(async () => {
    const {createJobs} = await import('./do-jobs.ts')
    return createJobs({
      assetOf: async (id) => (await openContent()).asset(id),
      cacheFolder: pictureFolderFor(reader.folder ?? out),
    })
  })
  const job: DoJob = async (name, given) => (await jobs())(name, given)
  const answers = createAnswers({
    store,
    // By the names of their kinds in inputs.ts, which loads the model.
    sources: {document: (id) => source?.(id)},
    files: sink,
    now: now.getTime(),
    job,
    memory: warm?.memory,
  })
  const version = codeVersion(store)
  let graph: Promise<{readonly graph: Graph; readonly close: () => Promise<void>}> | undefined
  return {
    store,
    sink,
    answers,
    job,
    ask: createRecorder(answers).ask,
    content: openContent,
    takeReads: () => source?.takeReads() ?? new Set(),
    version,
    graph: async () => {
      graph ??= openContent()
        .then(() => import('./open-graph.ts'))
        .then(({openGraph}) => openGraph({store, sink, answers, version, out, steps}))
      return (await graph).graph
    },
    close: async () => {
      await (await graph)?.close()
      if (warm !== undefined) warm.lastRun = store.setting('run')
      sink.close()
      closeStore()
    },
  }
}

/** Says of an error of the store what it is: it cannot be written, as on a full disk. */
export function asWriteError(error: unknown, path: string): unknown {
  return error instanceof Error && 'code' in error && error.code === 'ERR_SQLITE_ERROR'
    ? new WriteError(path, `Cannot write ${path}, ${error.message}: what was published before is still there`, error)
    : error
}
