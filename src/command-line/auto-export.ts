import {Piscina} from 'piscina'
import type {ExportOutcome, ExportTask} from './export-worker.ts'

/**
 * Exports content on request, in a worker thread that stays warm. All requests during an export are handled by one more
 * export after it.
 */
export function createAutoExport(task: ExportTask, report: (outcome: ExportOutcome) => void) {
  const pool = new Piscina<ExportTask, ExportOutcome>({
    filename: new URL('export-worker.ts', import.meta.url).href,
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: Infinity,
  })
  let isRunning = false
  let isAskedAgain = false
  let timer: NodeJS.Timeout | undefined
  let isClosed = false

  const run = async (): Promise<void> => {
    if (isClosed) return
    if (isRunning) {
      isAskedAgain = true
      return
    }
    isRunning = true
    do {
      isAskedAgain = false
      try {
        report(await pool.run(task))
      } catch (error) {
        if (isClosed) return
        report({code: 1, text: `Cannot export: ${error instanceof Error ? error.message : String(error)}\n`})
      }
    } while (isAskedAgain)
    isRunning = false
  }

  return {
    /** Requests an export, which starts soon. */
    ask: (): void => {
      clearTimeout(timer)
      timer = setTimeout(() => void run(), quietTime)
    },
    close: async (): Promise<void> => {
      isClosed = true
      clearTimeout(timer)
      await pool.destroy()
    },
  }
}

/** How many milliseconds without another request pass before an export starts. */
const quietTime = 150
