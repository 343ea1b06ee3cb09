import {openWarm, type Warm} from '../publishing/run.ts'
import {exportAndTell} from './export-content.ts'
import type {Progress} from './progress.ts'

/** What is exported, and where to. */
export interface ExportTask {
  readonly from: string
  readonly out: string
  readonly logCopy: string | undefined
  /** Where everything is shown instead of the addresses in the settings. */
  readonly baseUrl?: string | undefined
}

/** One request: the task, and the ids of documents that changed. Without ids, everything is looked through. */
export interface ExportRequest extends ExportTask {
  readonly changed?: ReadonlySet<string> | undefined
}

/** The exit code of one export, and its messages. */
export interface ExportOutcome {
  readonly code: number
  readonly text: string
  /** When something changes by itself, in milliseconds since 1970. */
  readonly nextMoment: number | undefined
  /** Whether the output was as it should be already. */
  readonly isUnchanged: boolean
}

/** What the thread keeps open from one export to the next, by the folder that it goes into. */
const warmth = new Map<string, Warm>()

// The task that the pool runs in a worker. https://piscinajs.dev/getting-started/typescript
// eslint-disable-next-line import/no-default-export -- piscina calls the default export
export default async ({changed, logCopy, ...task}: ExportRequest): Promise<ExportOutcome> => {
  let text = ''
  const write = (more: string): void => {
    text += more
  }
  const startedAt = performance.now()
  try {
    const warm = warmth.get(task.out) ?? openWarm(task.out)
    warmth.set(task.out, warm)
    const {code, nextMoment, isUnchanged} = await exportAndTell({
      ...task,
      now: new Date(),
      env: process.env,
      progress: quiet,
      write,
      colour: false,
      startedAt,
      changed,
      // The copy of the log holds all of it: it follows with the next look at everything.
      logCopy: changed === undefined ? logCopy : undefined,
      warm,
    })
    return {code, text, nextMoment, isUnchanged}
  } catch (error) {
    // What was remembered may be half of something.
    warmth.get(task.out)?.close()
    warmth.delete(task.out)
    text += `${error instanceof Error ? error.message : String(error)}\n`
    return {code: 1, text, nextMoment: undefined, isUnchanged: false}
  }
}

const quiet: Progress = {start: () => {}, tick: () => {}, stop: () => {}}
