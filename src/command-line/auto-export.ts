import {Piscina} from 'piscina'
import type {ExportOutcome, ExportRequest, ExportTask} from './export-worker.ts'

/**
 * Exports content on request, in a worker thread that stays warm. All requests during an export are handled by one more
 * export after it, so that an import or a git checkout is taken together. It also exports when a date comes that
 * something has waited for.
 * @param task - what is exported, and told
 * @param before - what is exported first each time, to another place: in the same thread, and without a word
 */
export function createAutoExport(
  task: ExportTask,
  report: (outcome: ExportOutcome) => void,
  before: readonly ExportTask[] = [],
) {
  const pool = new Piscina<ExportRequest, ExportOutcome>({
    filename: new URL('export-worker.ts', import.meta.url).href,
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: Infinity,
  })
  /** The ids of documents to look at; `all` if everything is to be looked through. */
  let asked: Set<string> | 'all' | undefined
  let isRunning = false
  let soon: NodeJS.Timeout | undefined
  let later: NodeJS.Timeout | undefined
  let isClosed = false
  let isHeld = false

  const runOnce = async (wanted: Set<string> | 'all'): Promise<ExportOutcome> => {
    try {
      const changed = wanted === 'all' ? undefined : wanted
      for (const each of before) await pool.run({...each, changed})
      return await pool.run({...task, changed})
    } catch (error) {
      const text = `Cannot export: ${error instanceof Error ? error.message : String(error)}\n`
      return {code: 1, text, nextMoment: undefined, isUnchanged: false}
    }
  }

  const takeAsked = (): Set<string> | 'all' | undefined => {
    if (isHeld) return undefined
    const taken = asked
    asked = undefined
    return taken
  }

  const run = async (): Promise<void> => {
    if (isClosed || isRunning) return
    isRunning = true
    clearTimeout(later)
    for (let wanted = takeAsked(); wanted !== undefined; wanted = takeAsked()) {
      const outcome = await runOnce(wanted)
      if (isClosed) return
      report(outcome)
      wakeAt(Math.min(outcome.nextMoment ?? Infinity, Date.now() + (wanted === 'all' ? longestWait : settledTime)))
    }
    isRunning = false
  }

  const ask = (changed?: ReadonlySet<string>): void => {
    asked = changed === undefined || asked === 'all' ? 'all' : new Set([...(asked ?? []), ...changed])
    clearTimeout(soon)
    soon = setTimeout(() => void run(), quietTime)
  }

  const wakeAt = (moment: number): void => {
    clearTimeout(later)
    later = setTimeout(() => ask(), Math.max(0, moment - Date.now()))
  }

  return {
    /** Requests an export, which starts at once. @param changed - ids of documents; left out, everything is looked through */
    ask,
    /** Stops exporting while the content cannot be trusted, and looks through everything when it can be again. */
    hold: (isWanted: boolean): void => {
      isHeld = isWanted
      if (!isHeld) ask()
    },
    close: async (): Promise<void> => {
      isClosed = true
      clearTimeout(soon)
      clearTimeout(later)
      await pool.destroy()
    },
  }
}

/** How many milliseconds without another request pass before an export starts: the changes of one transaction come together. */
const quietTime = 5

/** So long after changes everything is looked through once, in case somebody changed something beside them. */
const settledTime = 20_000

/** Clocks are set, and machines sleep: so long at most until the next look. */
const longestWait = 3_600_000
