import {existsSync, readFileSync} from 'node:fs'
import type {ChangeLog} from '../publishing/changes.ts'
import {changeLog} from '../contract/changes.ts'
import {writeFileWhole} from '../files/whole-file.ts'
import {attempt, WriteError} from '../files/output/write-error.ts'

/**
 * Reads the copy of the log of changes. Returns undefined if there is none yet.
 * @throws {WriteError} if the file is not such a copy, because the export would overwrite it
 */
export function readLogCopy(path: string): ChangeLog | undefined {
  if (!existsSync(path)) return undefined
  try {
    return changeLog.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch (error) {
    throw new WriteError(
      path,
      `Cannot use ${path}, expected a copy of the log of changes as an export wrote it: move it away, and a new one is made`,
      error,
    )
  }
}

/** Writes a copy of the log of changes in place of the one before. @throws {WriteError} */
export function writeLogCopy(path: string, log: ChangeLog): void {
  return attempt(path, () => writeFileWhole(path, `${JSON.stringify(log)}\n`))
}
