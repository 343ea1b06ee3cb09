import {join} from 'node:path'
import {threadId, workerData} from 'node:worker_threads'
import {createAnswers} from '../engine/answers.ts'
import {createStager} from './output/stager.ts'
import type {Made} from '../engine/make.ts'
import {noJobs} from '../engine/job.ts'
import {noFiles} from '../engine/sink.ts'
import {openStore} from '../engine/store.ts'
import {createBatchMaker, type Batch} from '../engine/workers.ts'
import {isRecord} from '../content/document.ts'
import {documents} from './inputs.ts'
import {publishing, validating} from './pipeline.ts'
import {createDocumentSource} from './source/document-source.ts'

/*
 * Makes nodes in a worker thread. It reads the store beside the main thread, and prepares files in a folder of its own.
 * Without an output folder, it checks only.
 */

const given: unknown = workerData
const [path, out, stage] = isRecord(given) ? [given['store'], given['out'], given['stage']] : []
if (typeof path !== 'string') throw new Error('A worker needs a store')

const store = openStore(path, {readOnly: true})
const isPublishing = typeof out === 'string' && typeof stage === 'string'
const sink = isPublishing ? createStager(out, join(stage, String(threadId)), store) : noFiles

const makeBatch = createBatchMaker({
  steps: isPublishing ? publishing : validating,
  sink,
  answersAt: (now) =>
    createAnswers({
      store,
      // What is remembered of documents is right for as long as the content is not read again, which a round is.
      sources: {[documents.name]: createDocumentSource(store)},
      files: sink,
      now,
      job: noJobs,
    }),
})

// The task that the pool runs in a worker. https://piscinajs.dev/getting-started/typescript
// eslint-disable-next-line import/no-default-export -- piscina calls the default export
export default (batch: Batch): Promise<readonly Made[]> => makeBatch(batch)
