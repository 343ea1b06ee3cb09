import {parentPort, workerData} from 'node:worker_threads'
import {exportContent} from './export-content.ts'
import {isRecord} from '../content/document.ts'
import type {Progress} from './progress.ts'

/** What one export came to, and what it had to say. */
export interface ExportOutcome {
  readonly code: number
  readonly text: string
}

const quiet: Progress = {start: () => {}, tick: () => {}, stop: () => {}}

const run = async (from: string, out: string, logCopy: string | undefined): Promise<ExportOutcome> => {
  let text = ''
  const write = (more: string): void => {
    text += more
  }
  try {
    return {
      code: await exportContent({
        from,
        out,
        now: new Date(),
        progress: quiet,
        write,
        colour: false,
        logCopy,
        startedAt: performance.now(),
      }),
      text,
    }
  } catch (error) {
    return {code: 1, text: `${text}${error instanceof Error ? error.message : String(error)}\n`}
  }
}

if (isRecord(workerData) && typeof workerData['from'] === 'string' && typeof workerData['out'] === 'string') {
  const {from, out} = workerData
  const logCopy = typeof workerData['logCopy'] === 'string' ? workerData['logCopy'] : undefined
  parentPort?.on('message', () => {
    void run(from, out, logCopy).then((outcome) => parentPort?.postMessage(outcome))
  })
}
