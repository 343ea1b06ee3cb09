import {exportContent} from './export-content.ts'
import type {Progress} from './progress.ts'

/** What is exported, and where to. */
export interface ExportTask {
  readonly from: string
  readonly out: string
  readonly logCopy: string
}

/** The exit code of one export, and its messages. */
export interface ExportOutcome {
  readonly code: number
  readonly text: string
}

// The task that the pool runs in a worker. https://piscinajs.dev/getting-started/typescript
// eslint-disable-next-line import/no-default-export -- piscina calls the default export
export default async (task: ExportTask): Promise<ExportOutcome> => {
  let text = ''
  const write = (more: string): void => {
    text += more
  }
  const startedAt = performance.now()
  try {
    const code = await exportContent({
      ...task,
      now: new Date(),
      env: process.env,
      progress: quiet,
      write,
      colour: false,
      startedAt,
    })
    return {code, text}
  } catch (error) {
    return {code: 1, text: `${text}${error instanceof Error ? error.message : String(error)}\n`}
  }
}

const quiet: Progress = {start: () => {}, tick: () => {}, stop: () => {}}
