import {Worker} from 'node:worker_threads'
import {isRecord} from '../content/document.ts'
import type {ExportOutcome} from './export-worker.ts'

const isOutcome = (value: unknown): value is ExportOutcome =>
  isRecord(value) && typeof value['code'] === 'number' && typeof value['text'] === 'string'

export interface AutoExportOptions {
  readonly from: string
  readonly out: string
  /** Where a copy of the log of changes is kept. */
  readonly logCopy: string
}

/** After so many milliseconds without another change, what is published is exported. */
const quietTime = 150

/**
 * Exports content again whenever it is asked to, in a thread of its own that stays warm. What is asked while an export runs is
 * done by one more after it.
 */
export const createAutoExport = ({from, out, logCopy}: AutoExportOptions, report: (outcome: ExportOutcome) => void) => {
  let worker: Worker | undefined
  let isRunning = false
  let isAskedAgain = false
  let timer: NodeJS.Timeout | undefined
  let isClosed = false

  const finish = (outcome: ExportOutcome): void => {
    isRunning = false
    report(outcome)
    if (isAskedAgain) start()
  }

  const spawn = (): Worker => {
    const spawned = new Worker(new URL('export-worker.ts', import.meta.url), {workerData: {from, out, logCopy}})
    spawned.on('message', (outcome: unknown) => {
      if (isOutcome(outcome)) finish(outcome)
    })
    spawned.on('error', (error) => {
      worker = undefined
      if (!isClosed) finish({code: 1, text: `Cannot export: ${error.message}\n`})
    })
    return spawned
  }

  const start = (): void => {
    if (isClosed) return
    if (isRunning) {
      isAskedAgain = true
      return
    }
    isRunning = true
    isAskedAgain = false
    worker ??= spawn()
    worker.postMessage('export')
  }

  return {
    /** Has content exported soon. */
    ask: (): void => {
      clearTimeout(timer)
      timer = setTimeout(start, quietTime)
    },
    close: async (): Promise<void> => {
      isClosed = true
      clearTimeout(timer)
      await worker?.terminate()
    },
  }
}
