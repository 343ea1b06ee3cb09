import {createAnswers} from '../engine/answers.ts'
import {createGraph, type Graph} from '../engine/graph.ts'
import {noFiles} from '../engine/sink.ts'
import type {MessageRecord} from '../checks/reports/message-record.ts'
import type {Reader} from '../content/readers/reader.ts'
import {codeVersion} from './code-version.ts'
import {recordsIn} from './findings.ts'
import {documents} from './inputs.ts'
import {openLockedStore, storePathFor} from './open-store.ts'
import type {RunProgress} from './run.ts'
import {createContentTable, createDocumentSource} from './source/content-table.ts'
import {openContentOf} from './source/content.ts'

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
  try {
    const source = createDocumentSource(store)
    const content = openContentOf(reader, store)
    const answers = createAnswers({
      store,
      sources: {[documents.name]: source},
      files: noFiles,
      now: now.getTime(),
      blob: async () => undefined,
    })
    const version = codeVersion(store)
    let graph: Promise<Graph> | undefined
    const graphOf = (): Promise<Graph> =>
      (graph ??= import('./pipeline.ts').then(({validating}) =>
        createGraph({store, steps: validating, answers, sink: noFiles, version}),
      ))
    await content.update(graphOf, {onRecord: progress.onRecord, onChanged: source.forget, published: []})
    const isUnchanged =
      graph === undefined &&
      !store.isAnythingStale() &&
      store.setting('version') === version &&
      store.wokenBy(now.getTime()).length === 0
    if (!isUnchanged) {
      progress.onMaking()
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
    close()
  }
}
