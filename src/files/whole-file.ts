import {closeSync, fsyncSync, openSync, readdirSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {randomBytes} from 'node:crypto'
import {makeFolder} from './make-folder.ts'

/** Removes temporary files that a killed process left in a folder or below it. */
export function removeLeftovers(folder: string): void {
  for (const entry of readdirSync(folder, {withFileTypes: true, recursive: true})) {
    if (entry.isFile() && temporaryName.test(entry.name)) rmSync(join(entry.parentPath, entry.name), {force: true})
  }
}

/** Writes a file atomically: if the machine stops, the file is either complete or as it was before. */
export function writeFileWhole(path: string, data: string | Uint8Array): void {
  const folder = dirname(path)
  makeFolder(folder)
  const temporary = join(folder, `.${randomBytes(6).toString('hex')}.tmp`)
  try {
    const file = openSync(temporary, 'wx')
    try {
      writeFileSync(file, data)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(temporary, path)
  } catch (error) {
    rmSync(temporary, {force: true})
    throw error
  }
}

const temporaryName = /^\.[0-9a-f]{12}\.tmp$/
