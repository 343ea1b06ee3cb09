import {closeSync, fsyncSync, openSync, readdirSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {randomBytes} from 'node:crypto'
import {makeFolder} from './make-folder.ts'

/** Removes what a process that was killed while it wrote has left in a folder. */
export function removeLeftovers(folder: string): void {
  for (const entry of readdirSync(folder, {withFileTypes: true, recursive: true})) {
    if (entry.isFile() && temporaryName.test(entry.name)) rmSync(join(entry.parentPath, entry.name), {force: true})
  }
}

/** Writes a file so that it is there whole or not at all, whenever the machine stops. */
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
