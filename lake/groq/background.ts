import {Piscina} from 'piscina'
import {badRequest, LakeError, tooMany} from '../errors.ts'
import type {QueryRequest} from './engine.ts'
import type {WorkerAnswer, WorkerRequest, WorkerSettings} from './query-worker.ts'

/**
 * Answers queries that look at many documents. They run one after another in another thread, so that the lake can
 * answer other requests meanwhile. If a query takes longer than the limit, it is stopped together with its thread.
 *
 * @param timeLimit - milliseconds that one query may take, from when its turn comes, if no other waits
 */
export function createBackground(settings: WorkerSettings, now: () => Date, timeLimit: number) {
  let pool: Piscina<WorkerRequest, WorkerAnswer> | undefined
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0
  let isClosed = false
  let isReady = false

  /** Starts the thread if there is none. Its start is not part of the time that a query may take. */
  const readyPool = async (): Promise<Piscina<WorkerRequest, WorkerAnswer>> => {
    pool ??= openPool(settings)
    if (!isReady) await pool.run('ready?')
    isReady = true
    return pool
  }

  const run = async (request: QueryRequest): Promise<string> => {
    if (isClosed) throw badRequest('The lake is closing')
    let signal: AbortSignal | undefined
    // The more are waiting, the sooner one that takes long makes room for them.
    const limit = Math.min(timeLimit, Math.max(shortestLimit, timeLimit / waiting))
    let answer
    try {
      const ready = await readyPool()
      signal = AbortSignal.timeout(limit)
      answer = await ready.run({request, now: now().getTime()}, {signal})
    } catch (cause) {
      // The thread was ended, or ended itself.
      isReady = false
      if (isClosed) throw badRequest('The lake is closing', {cause})
      throw badRequest(
        signal?.aborted === true
          ? `Query stopped after ${(limit / 1000).toFixed(1).replace('.0', '')} seconds: narrow it down by type, id, slug or reference, or ask for fewer documents`
          : `Cannot answer the query: ${cause instanceof Error ? cause.message : String(cause)}`,
        {cause},
      )
    }
    if ('result' in answer) return answer.result
    throw errorOf(answer)
  }

  return {
    /** @returns the result as JSON text @throws {LakeError} */
    answer: async (request: QueryRequest): Promise<string> => {
      if (waiting >= maxWaiting) throw tooMany('Too many large queries are waiting, ask again in a moment')
      waiting += 1
      const turn = last.then(() => run(request))
      last = turn.catch(() => {})
      try {
        return await turn
      } finally {
        waiting -= 1
      }
    },
    close: async (): Promise<void> => {
      isClosed = true
      await pool?.destroy()
    },
  }
}

const maxWaiting = 500

/** Milliseconds that a query may take, however many others wait. */
const shortestLimit = 1000

function openPool(settings: WorkerSettings): Piscina<WorkerRequest, WorkerAnswer> {
  const pool = new Piscina<WorkerRequest, WorkerAnswer>({
    filename: new URL('query-worker.ts', import.meta.url).href,
    workerData: settings,
    minThreads: 1,
    maxThreads: 1,
    // The worker builds the text index between queries, so it must not block while it waits for the next one.
    atomics: 'disabled',
    resourceLimits: {maxOldGenerationSizeMb: 2048},
  })
  // A thread that fails while it has no query ends nobody but itself. The next query starts another, and is told if that
  // fails too.
  pool.on('error', () => {})
  return pool
}

function errorOf(answer: Extract<WorkerAnswer, {status: number}>): LakeError {
  return answer.body === undefined
    ? badRequest(`Cannot answer the query: ${answer.message}`)
    : new LakeError(answer.status, answer.message, answer.body)
}
