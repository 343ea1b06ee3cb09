import {setImmediate} from 'node:timers/promises'
import type {Piscina} from 'piscina'
import {cores} from './cores.ts'
import {make, type Made} from './make.ts'
import type {Answers} from './recorder.ts'
import type {Stager} from './sink.ts'
import type {Facts, Step} from './step.ts'

/** Worker threads that make nodes. They answer questions from the store, which they open for reading. */
export interface Workers {
  /**
   * Makes nodes of one step.
   * @param now - the moment of the run, in milliseconds since 1970
   * @param makeHere - makes some of them in this thread meanwhile
   * @param take - called with what was made, some at a time
   */
  readonly make: (
    step: string,
    wanted: readonly Wanted[],
    now: number,
    makeHere: (wanted: readonly Wanted[]) => Promise<readonly Made[]>,
    take: (made: readonly Made[]) => void,
  ) => Promise<void>
  readonly close: () => Promise<void>
}

/** A node to make. */
export interface Wanted {
  readonly key: string
  readonly before: Facts | undefined
}

/** What a worker is asked for. */
export interface Batch {
  readonly step: string
  readonly wanted: readonly Wanted[]
  readonly now: number
  /** Differs between steps: what a worker remembers of the store is valid during one step. */
  readonly round: number
}

/** @param filename - the worker's module: its default export makes a batch, see `makeBatch` */
export function createWorkers(filename: string, workerData: unknown): Workers {
  let pool: Piscina<Batch, readonly Made[]> | undefined
  let round = 0
  return {
    make: async (step, wanted, now, makeHere, take) => {
      // The thread that asks works too.
      const threads = Math.max(1, cores - 1)
      pool ??= new (await import('piscina')).Piscina({
        filename,
        workerData,
        minThreads: threads,
        maxThreads: threads,
        concurrentTasksPerWorker: atHand,
        idleTimeout: 1000,
      })
      round += 1
      const batches = Array.from({length: Math.ceil(wanted.length / batchSize)}, (_, index) => ({
        step,
        wanted: wanted.slice(index * batchSize, (index + 1) * batchSize),
        now,
        round,
      }))
      const next = batches.values()
      const work = async (): Promise<void> => {
        for (const batch of next) if (pool !== undefined) take(await pool.run(batch))
      }
      const workHere = async (): Promise<void> => {
        for (const batch of next) {
          take(await makeHere(batch.wanted))
          // What the threads have made comes in between.
          await setImmediate()
        }
      }
      await Promise.all([...Array.from({length: threads * atHand}, work), workHere()])
    },
    close: async () => {
      await pool?.destroy()
      pool = undefined
    },
  }
}

/** The number of nodes that a thread makes at a time. */
const batchSize = 20

/** How many batches each worker has at hand, so that it does not wait while the last ones are taken over. */
const atHand = 3

export interface WorkerParts {
  readonly steps: readonly Step[]
  readonly answersAt: (now: number) => Answers
  readonly sink: Pick<Stager, 'stage'>
}

/** Makes the function that a worker's module exports. */
export function createBatchMaker({steps, answersAt, sink}: WorkerParts): (batch: Batch) => Promise<readonly Made[]> {
  let known: {readonly round: number; readonly answers: Answers} | undefined
  return async ({step: name, wanted, now, round}) => {
    if (known?.round !== round) known = {round, answers: answersAt(now)}
    const step = steps.find((each) => each.name === name)
    if (step === undefined) throw new Error(`There is no step ${name}`)
    const {answers} = known
    const made: Made[] = []
    for (const {key, before} of wanted) made.push(await make({step, steps, answers, sink, key, before}))
    return made
  }
}
