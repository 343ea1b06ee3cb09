import {closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {randomBytes} from 'node:crypto'

/** Writes a file so that it is there whole or not at all, whenever the machine stops. */
export const writeFileWhole = (path: string, data: string | Uint8Array): void => {
  const folder = dirname(path)
  mkdirSync(folder, {recursive: true})
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
