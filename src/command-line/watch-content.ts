import {statSync, unwatchFile, watchFile} from 'node:fs'
import {watchFolder} from '../files/watch-folder.ts'
import {createAutoExport} from './auto-export.ts'
import type {ExitCode} from './command.ts'
import {exitCodes} from './command.ts'
import type {ExportTask} from './export-worker.ts'

/**
 * Exports whenever the content changes, and when a date comes that something waits for, until the process is told to
 * stop. The caller has exported once already.
 */
export async function watchContent(task: ExportTask, write: (text: string) => void): Promise<ExitCode> {
  const autoExport = createAutoExport(task, ({text, isUnchanged}) => {
    if (!isUnchanged) write(`\n${text}`)
  })
  const stopWatching = watchPlace(task.from, () => autoExport.ask())
  autoExport.ask()
  write(`\nWatching ${task.from}. Stop it with Ctrl+C.\n`)
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
  stopWatching()
  await autoExport.close()
  return exitCodes.fine
}

/** Watches a folder, or a file that is replaced as a whole. */
function watchPlace(path: string, onChange: () => void): () => void {
  if (statSync(path).isDirectory()) return watchFolder(path, onChange).close
  watchFile(path, {interval: pollInterval}, onChange)
  return () => unwatchFile(path, onChange)
}

/** How often a file is looked at, in milliseconds. */
const pollInterval = 500
