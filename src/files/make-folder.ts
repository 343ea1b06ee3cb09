import * as fs from 'node:fs'
import {dirname} from 'node:path'

/**
 * Creates a folder and its missing parents. Node's recursive `mkdir` never returns on a file system that reports an
 * existing parent as missing, as /proc does.
 * @throws {Error} the error of the operating system, if the folder cannot be created
 */
export function makeFolder(path: string): void {
  if (fs.statSync(path, {throwIfNoEntry: false})?.isDirectory() === true) return
  const parent = dirname(path)
  if (parent !== path) makeFolder(parent)
  try {
    fs.mkdirSync(path)
  } catch (error) {
    const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST'
    if (!exists || fs.statSync(path, {throwIfNoEntry: false})?.isDirectory() !== true) throw error
  }
}
