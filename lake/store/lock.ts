import {createHash} from 'node:crypto'
import {existsSync, mkdirSync, realpathSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {DatabaseSync} from 'node:sqlite'
import {isBusy} from './problems.ts'

/** Thrown if another process has what this one wants for itself. */
export class InUse extends Error {
  override readonly name = 'InUse'
}

/** @returns a function that lets others have it @throws {InUse} */
export function lockDatabase(path: string): () => void {
  return lock(
    `${path}.lock`,
    `Cannot open ${path}, another lake serves it: stop that one, or choose another --database`,
  )
}

/**
 * Locks a content folder, so that no two lakes follow it: each would take what the other writes for an edit. The lock is
 * kept outside of the folder, which is in git.
 * @returns a function that lets others have it @throws {InUse}
 */
export function lockFolder(folder: string): () => void {
  const locks = join(tmpdir(), `bodytext-locks-${process.getuid?.() ?? 'user'}`)
  mkdirSync(locks, {recursive: true, mode: 0o700})
  const name = createHash('sha256')
    .update(existsSync(folder) ? realpathSync(folder) : resolve(folder))
    .digest('hex')
    .slice(0, 32)
  return lock(
    join(locks, name),
    `Cannot open ${folder}, another lake follows this folder: stop that one, or choose another --content`,
  )
}

/**
 * Takes a lock of the operating system. It disappears when the process ends, however it ends.
 * @throws {InUse}
 */
function lock(path: string, message: string): () => void {
  const held = new DatabaseSync(path)
  try {
    held.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; CREATE TABLE IF NOT EXISTS held (by INTEGER); COMMIT')
  } catch (error) {
    held.close()
    throw isBusy(error) ? new InUse(message) : error
  }
  return () => held.close()
}
