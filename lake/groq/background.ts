import {Worker} from 'node:worker_threads'
import {badRequest, LakeError, tooMany} from '../errors.ts'
import type {QueryRequest} from './engine.ts'
import type {WorkerAnswer, WorkerRequest, WorkerSettings} from './query-worker.ts'

interface Waiting {
  readonly request: QueryRequest
  readonly resolve: (result: string) => void
  readonly reject: (error: unknown) => void
}

const maxQueueLength = 500

const errorOf = (answer: Extract<WorkerAnswer, {status: number}>): LakeError =>
  answer.body === undefined
    ? badRequest(`Cannot answer the query: ${answer.message}`)
    : new LakeError(answer.status, answer.message, answer.body)

/**
 * Answers queries that look at many documents in another thread, one after another, so that the lake goes on answering
 * the rest. A query that takes longer than the limit is stopped, with its thread.
 */
export const createBackground = (settings: WorkerSettings, now: () => Date, timeLimit: number) => {
  const queue: Waiting[] = []
  let worker: Worker | undefined
  let running: Waiting | undefined
  let timer: NodeJS.Timeout | undefined
  let number = 0
  let isClosed = false

  const finish = (settle: (waiting: Waiting) => void): void => {
    const done = running
    clearTimeout(timer)
    running = undefined
    if (done !== undefined) settle(done)
    next()
  }

  const stop = (error: LakeError): void => {
    const stopped = worker
    worker = undefined
    void stopped?.terminate()
    finish(({reject}) => reject(error))
  }

  const spawn = (): Worker => {
    const spawned = new Worker(new URL('query-worker.ts', import.meta.url), {
      workerData: settings,
      resourceLimits: {maxOldGenerationSizeMb: 2048},
    })
    spawned.unref()
    spawned.on('message', (answer: WorkerAnswer) => {
      if (worker !== spawned || answer.number !== number) return
      finish(({resolve, reject}) => ('result' in answer ? resolve(answer.result) : reject(errorOf(answer))))
    })
    spawned.on('error', (error) => {
      if (worker === spawned) stop(badRequest(`Cannot answer the query: ${error.message}`, {cause: error}))
    })
    return spawned
  }

  const next = (): void => {
    if (running !== undefined || isClosed) return
    running = queue.shift()
    if (running === undefined) return
    worker ??= spawn()
    number++
    const message: WorkerRequest = {number, request: running.request, now: now().getTime()}
    worker.postMessage(message)
    timer = setTimeout(
      () =>
        stop(
          badRequest(
            `Query stopped after ${timeLimit / 1000} seconds: narrow it down by type, id, slug or reference, or ask for fewer documents`,
          ),
        ),
      timeLimit,
    )
  }

  return {
    /** @returns the result as JSON text @throws {LakeError} */
    answer: (request: QueryRequest): Promise<string> =>
      new Promise((resolve, reject) => {
        if (queue.length >= maxQueueLength) {
          reject(tooMany('Too many large queries are waiting, ask again in a moment'))
          return
        }
        queue.push({request, resolve, reject})
        next()
      }),
    close: async (): Promise<void> => {
      isClosed = true
      clearTimeout(timer)
      const error = badRequest('The lake is closing')
      running?.reject(error)
      for (const {reject} of queue.splice(0)) reject(error)
      await worker?.terminate()
    },
  }
}
