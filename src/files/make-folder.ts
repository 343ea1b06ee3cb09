import * as fs from 'node:fs'
import {dirname} from 'node:path'

/**
 * Makes a folder and those above it that are missing. Node's own recursive way never returns where a file system
 * answers that a parent it has is not there, as /proc does.
 * @throws {Error} the operating system's, if it cannot be made
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
