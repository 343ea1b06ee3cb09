import {mkdirSync} from 'node:fs'
import {dirname} from 'node:path'
import {DatabaseSync} from 'node:sqlite'

/** Thrown if another process has opened the same database. */
export class DatabaseInUse extends Error {
  override readonly name = 'DatabaseInUse'
}

export interface Database {
  readonly path: string
  readonly sql: DatabaseSync
  readonly close: () => void
}

/**
 * Opens the lake's database, and creates it if it does not exist. Commits are on the disk before their requests are
 * answered (`synchronous = FULL`: the write-ahead log is synced at each commit,
 * https://sqlite.org/pragma.html#pragma_synchronous).
 * @throws {DatabaseInUse} if another process has opened it
 */
export function openDatabase(path: string): Database {
  mkdirSync(dirname(path), {recursive: true})
  const unlock = lockDatabase(path)
  const sql = new DatabaseSync(path)
  try {
    sql.exec(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000; PRAGMA cache_size = -16000',
    )
    const version = Number(sql.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0)
    if (version > schemaVersion) {
      throw new Error(`Cannot open ${path}, a newer Bodytext wrote it: update Bodytext, or choose another --database`)
    }
    sql.exec(tables)
    sql.exec(`PRAGMA user_version = ${schemaVersion}`)
  } catch (error) {
    sql.close()
    unlock()
    throw error
  }
  return {
    path,
    sql,
    close: () => {
      sql.exec('PRAGMA optimize')
      sql.close()
      unlock()
    },
  }
}

/** Opens the same database for reading only, while another connection writes. */
export function openForReading(path: string): DatabaseSync {
  const sql = new DatabaseSync(path, {readOnly: true})
  sql.exec('PRAGMA busy_timeout = 5000; PRAGMA cache_size = -8000')
  return sql
}

/** Runs a task in one transaction: all of it, or nothing. */
export function inTransaction<Result>(sql: DatabaseSync, task: () => Result): Result {
  sql.exec('BEGIN IMMEDIATE')
  let result
  try {
    result = task()
  } catch (error) {
    sql.exec('ROLLBACK')
    throw error
  }
  sql.exec('COMMIT')
  return result
}

const schemaVersion = 1

const tables = `
  CREATE TABLE IF NOT EXISTS documents (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    body TEXT NOT NULL
  );
  CREATE TABLE IF NOT EXISTS heads (
    id TEXT PRIMARY KEY,
    head TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS transactions (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    timestamp TEXT NOT NULL,
    author TEXT NOT NULL,
    digest TEXT NOT NULL
  );
  CREATE TABLE IF NOT EXISTS changes (
    document_id TEXT NOT NULL,
    seq INTEGER NOT NULL REFERENCES transactions (seq),
    previous_rev TEXT,
    transition TEXT NOT NULL,
    mutations TEXT NOT NULL,
    snapshot TEXT,
    PRIMARY KEY (document_id, seq)
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS changes_by_seq ON changes (seq);
  CREATE TABLE IF NOT EXISTS key_values (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS files (
    path TEXT PRIMARY KEY,
    document_id TEXT,
    hash TEXT NOT NULL,
    rev TEXT,
    stamp TEXT NOT NULL
  ) WITHOUT ROWID;
`

/**
 * Locks a database for this process with a lock of the operating system. The lock disappears when the process ends,
 * however it ends.
 * @throws {DatabaseInUse}
 */
function lockDatabase(path: string): () => void {
  const lock = new DatabaseSync(`${path}.lock`)
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; CREATE TABLE IF NOT EXISTS held (by INTEGER); COMMIT')
  } catch (error) {
    lock.close()
    if (!isBusy(error)) throw error
    throw new DatabaseInUse(`Cannot open ${path}, another lake serves it: stop that one, or choose another --database`)
  }
  return () => lock.close()
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && (error.errcode === 5 || error.errcode === 6)
}
