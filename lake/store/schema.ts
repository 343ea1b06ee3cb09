import type {DatabaseSync} from 'node:sqlite'
import {damaged, DatabaseProblem} from './problems.ts'
import {inTransaction} from './transaction.ts'

/** Marks a file as a database of the lake (https://sqlite.org/pragma.html#pragma_application_id): "Body" in ASCII. */
const applicationId = 0x426f6479

const tables = `
  CREATE TABLE documents (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    body TEXT NOT NULL
  );
  CREATE TABLE heads (
    id TEXT PRIMARY KEY,
    head TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE transactions (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    timestamp TEXT NOT NULL,
    author TEXT NOT NULL,
    digest TEXT NOT NULL
  );
  CREATE TABLE changes (
    document_id TEXT NOT NULL,
    seq INTEGER NOT NULL REFERENCES transactions (seq),
    previous_rev TEXT,
    transition TEXT NOT NULL,
    mutations TEXT NOT NULL,
    snapshot TEXT,
    PRIMARY KEY (document_id, seq)
  ) WITHOUT ROWID;
  CREATE INDEX changes_by_seq ON changes (seq);
  CREATE TABLE key_values (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE files (
    path TEXT PRIMARY KEY,
    document_id TEXT,
    hash TEXT NOT NULL,
    rev TEXT,
    stamp TEXT NOT NULL
  ) WITHOUT ROWID;
`

/** The columns of each table that the lake reads. */
const columns: Readonly<Record<string, readonly string[]>> = {
  documents: ['key', 'id', 'body'],
  heads: ['id', 'head'],
  transactions: ['seq', 'id', 'timestamp', 'author', 'digest'],
  changes: ['document_id', 'seq', 'previous_rev', 'transition', 'mutations', 'snapshot'],
  key_values: ['key', 'value'],
  files: ['path', 'document_id', 'hash', 'rev', 'stamp'],
}

/** Each step brings a database to the next version of the schema. The first makes one out of nothing. */
const migrations: ReadonlyArray<(sql: DatabaseSync) => void> = [
  (sql) => sql.exec(tables),
  // Since version 2, a file says whose it is.
  (sql) => sql.exec(`PRAGMA application_id = ${applicationId}`),
]

/**
 * Finds out which version of the schema a database has, and changes nothing.
 * @throws {DatabaseProblem} if it is not the lake's, or if a newer Bodytext wrote it
 */
export function versionOf(sql: DatabaseSync, path: string): number {
  const owner = numberOf(sql, 'application_id')
  const isEmpty = tablesOf(sql).length === 0
  // A process that was killed while it made version 1 left its tables without a version.
  const from = Math.max(numberOf(sql, 'user_version'), isEmpty ? 0 : 1)
  if (owner !== applicationId && (owner !== 0 || (!isEmpty && lacking(sql) !== undefined)))
    throw new DatabaseProblem(
      `Cannot open ${path}, another program wrote this database: choose another --database, so that it stays as it is`,
    )
  if (from > migrations.length)
    throw new DatabaseProblem(
      `Cannot open ${path}, a newer Bodytext wrote it (version ${from} of its tables, and this one knows ${migrations.length}): update Bodytext, or choose another --database`,
    )
  const missing = isEmpty ? undefined : lacking(sql)
  if (missing !== undefined) throw damaged(path, missing)
  return from
}

/** Brings a database from a version to the present one, in one transaction. */
export function migrate(sql: DatabaseSync, from: number): void {
  if (from === migrations.length) return
  inTransaction(sql, () => {
    for (const step of migrations.slice(from)) step(sql)
    sql.exec(`PRAGMA user_version = ${migrations.length}`)
  })
}

/** Says which columns that the lake reads are not there; undefined if all are. */
function lacking(sql: DatabaseSync): string | undefined {
  for (const [table, expected] of Object.entries(columns)) {
    const found = new Set(
      sql
        .prepare(`SELECT name FROM pragma_table_info('${table}')`)
        .all()
        .map(({name}) => name),
    )
    const missing = expected.filter((name) => !found.has(name))
    if (missing.length > 0) return `its table \`${table}\` lacks ${missing.join(', ')}`
  }
  return undefined
}

function numberOf(sql: DatabaseSync, pragma: 'user_version' | 'application_id'): number {
  return Number(sql.prepare(`PRAGMA ${pragma}`).get()?.[pragma] ?? 0)
}

function tablesOf(sql: DatabaseSync): readonly unknown[] {
  return sql
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .all()
    .map(({name}) => name)
}
