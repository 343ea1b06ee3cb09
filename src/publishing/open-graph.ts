import type {StoreAnswers} from '../engine/answers.ts'
import type {FileSink} from './output/file-sink.ts'
import {createGraph} from '../engine/graph.ts'
import type {Step} from '../engine/step.ts'
import type {Store} from '../engine/store.ts'
import {createWorkers} from '../engine/workers.ts'
import {publishing} from './pipeline.ts'
import {pages} from './steps/pages.ts'

export interface OpenGraphOptions {
  readonly store: Store
  readonly sink: FileSink
  readonly answers: StoreAnswers
  readonly version: string
  readonly out: string
  /** Other steps than those of the pipeline. They run in this thread. */
  readonly steps?: readonly Step[] | undefined
}

/** Opens the graph of everything that is published. */
export function openGraph({store, sink, answers, version, out, steps}: OpenGraphOptions) {
  const worker = new URL('publish-worker.ts', import.meta.url).href
  const workers =
    steps === undefined ? createWorkers(worker, {store: store.path, out, stage: sink.stageFolder}) : undefined
  const graph = createGraph({
    store,
    steps: steps ?? publishing,
    answers,
    sink,
    version,
    workers,
    watched: [pages.name],
  })
  return {graph, close: async () => workers?.close()}
}
