import {chmodSync, closeSync, existsSync, mkdirSync, openSync, statSync} from 'node:fs'
import {dirname} from 'node:path'
import {DatabaseSync} from 'node:sqlite'
import {checkQuickly} from './check.ts'
import {lockDatabase} from './lock.ts'
import {DatabaseProblem, problemOf} from './problems.ts'
import {migrate, versionOf} from './schema.ts'

export interface Database {
  readonly path: string
  readonly sql: DatabaseSync
  /**
   * Whether the file that is open is still the one at its path. What is written to a file that was deleted or replaced
   * is lost when the process ends. @throws {DatabaseProblem} if it is not
   */
  readonly checkPlace: () => void
  readonly close: () => void
}

/**
 * Opens the lake's database, and creates it if it does not exist. Commits are on the disk before their requests are
 * answered (`synchronous = FULL`: the write-ahead log is synced at each commit,
 * https://sqlite.org/pragma.html#pragma_synchronous). Only the user who made it may read it: it holds drafts.
 * @throws {InUse} if another process has opened it
 * @throws {DatabaseProblem} if it is damaged, of another program or of a newer Bodytext
 */
export function openDatabase(path: string): Database {
  mkdirSync(dirname(path), {recursive: true, mode: 0o700})
  const unlock = lockDatabase(path)
  let sql: DatabaseSync | undefined
  try {
    makePrivate(path)
    sql = new DatabaseSync(path)
    // Before anything else: the database of another program stays as it is.
    const version = versionOf(sql, path)
    sql.exec(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000; PRAGMA cache_size = -16000',
    )
    migrate(sql, version)
    checkQuickly(sql, path)
    return {...opened(sql, path), close: closing(sql, unlock)}
  } catch (error) {
    sql?.close()
    unlock()
    throw problemOf(error, path) ?? error
  }
}

/** Opens the same database for reading only, while another connection writes. */
export function openForReading(path: string): DatabaseSync {
  const sql = new DatabaseSync(path, {readOnly: true})
  sql.exec('PRAGMA busy_timeout = 5000; PRAGMA cache_size = -8000')
  return sql
}

/**
 * Makes a file that only its owner may read, before anything is in it. Files that SQLite keeps beside a database get its
 * mode.
 */
export function makePrivate(path: string): void {
  closeSync(openSync(path, 'a', ownerOnly))
  if (process.platform !== 'win32') chmodSync(path, ownerOnly)
}

const ownerOnly = 0o600

function opened(sql: DatabaseSync, path: string): Omit<Database, 'close'> {
  // The log exists from the first look into the database on.
  const places = [path, `${path}-wal`].filter((file) => existsSync(file)).map((file) => ({file, inode: inodeOf(file)}))
  let problem: DatabaseProblem | undefined
  return {
    path,
    sql,
    checkPlace: () => {
      const lost = problem === undefined ? places.find(({file, inode}) => inodeOf(file) !== inode) : undefined
      if (lost !== undefined) problem = vanished(lost.file, rescue(sql, path))
      if (problem !== undefined) throw problem
    },
  }
}

function vanished(file: string, rescued: string | undefined): DatabaseProblem {
  return new DatabaseProblem(
    `Cannot save, ${file} was deleted or replaced while the lake was running. Nothing is saved from now on. ${
      rescued === undefined
        ? 'Stop the lake, and put the file back or a backup in its place; or start again, which makes a new database from the content folder'
        : `All that was saved until then is in ${rescued}: stop the lake, and put that file in the place of the other`
    }`,
  )
}

/** A deleted file can be read as long as it is open, so it is copied before that ends. @returns the copy's path */
function rescue(sql: DatabaseSync, path: string): string | undefined {
  const copy = `${path}.rescued-${Date.now()}`
  try {
    makePrivate(copy)
    sql.prepare('VACUUM INTO ?').run(copy)
    return copy
  } catch {
    return undefined
  }
}

function closing(sql: DatabaseSync, unlock: () => void): () => void {
  return () => {
    sql.exec('PRAGMA optimize')
    sql.close()
    unlock()
  }
}

function inodeOf(path: string): bigint | undefined {
  return statSync(path, {bigint: true, throwIfNoEntry: false})?.ino
}
