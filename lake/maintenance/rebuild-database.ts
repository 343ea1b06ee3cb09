import {copyFileSync, existsSync, linkSync, renameSync, rmSync} from 'node:fs'
import {DatabaseSync} from 'node:sqlite'
import {isDeepStrictEqual} from 'node:util'
import {isUnpublished} from '../../src/content/ids.ts'
import {parseDocument, textOf, type LakeDocument} from '../document.ts'
import {isStored} from '../store/check.ts'
import {openDatabase, type Database} from '../store/database.ts'
import {createHead} from '../store/head.ts'
import {lockDatabase} from '../store/lock.ts'
import {DatabaseProblem} from '../store/problems.ts'
import {documentAt} from '../store/replay.ts'
import {createStore, type Store} from '../store/store.ts'
import {inTransaction} from '../store/transaction.ts'
import {rowsByKey, rowsOf, rowsUntilDamage, type Row} from './salvage.ts'
import type {Task} from './task.ts'

/** What was taken over from the old database. */
export interface Rebuilt {
  readonly documents: number
  readonly transactions: number
  /** Ids of drafts and versions that were listed, and can neither be read nor be rebuilt from their history. */
  readonly lost: readonly string[]
  /** Ids of documents that are not what their history ends with. Either may be the damaged one. */
  readonly doubtful: readonly string[]
  /** Where the old database is now. */
  readonly old: string
}

/**
 * Makes a new database from what can be read of the old one: documents, their history and what Studio keeps for users.
 * What a document is no longer known to be, it is rebuilt from its history; what is published comes from the content
 * folder when a lake opens it next. The old files are kept under another name, and stay where they are until the new
 * ones are whole.
 * @throws {InUse} if a lake serves the database @throws {DatabaseProblem} if there is none
 */
export function rebuildDatabase(path: string, task: Task): Rebuilt {
  if (!existsSync(path)) throw new DatabaseProblem(`There is no database ${path}: \`npm start\` makes one`)
  const unlock = lockDatabase(path)
  const fresh = `${path}.rebuilt`
  try {
    removeDatabase(fresh)
    const summary = fill(fresh, path, task)
    const old = freeName(`${path}.damaged`)
    for (const ending of endings) if (existsSync(path + ending)) keep(path + ending, old + ending)
    // What waits in the old log must not be taken for the new database's. The database itself is there all the time.
    for (const ending of ['-wal', '-shm']) rmSync(path + ending, {force: true})
    renameSync(fresh, path)
    return {...summary, old}
  } finally {
    removeDatabase(fresh)
    unlock()
  }
}

function fill(fresh: string, path: string, task: Task): Omit<Rebuilt, 'old'> {
  const database = openDatabase(fresh)
  try {
    const damaged = new DatabaseSync(path, {readOnly: true})
    try {
      const doubtful = inTransaction(database.sql, () => copyAll(damaged, database, task))
      const lost = lostIds(damaged, createStore(database))
      return {
        documents: countOf(database, 'documents'),
        transactions: countOf(database, 'transactions'),
        lost,
        doubtful,
      }
    } finally {
      damaged.close()
    }
  } finally {
    database.close()
  }
}

/** @returns the ids of the documents that are doubtful */
function copyAll(damaged: DatabaseSync, {sql, ...rest}: Database, {start, tick}: Task): string[] {
  const store = createStore({sql, ...rest})
  const documents = copyDocuments(damaged, sql, {start, tick})
  copyHistory(damaged, sql, {start, tick})
  start('Joining the documents to their history')
  for (const id of idsWithHistory(sql)) dropBroken(sql, store, id)
  const doubtful = [...new Set([...documents, ...idsWithHistory(sql)])].filter((id) => !restore(sql, store, id))
  sql.exec('DELETE FROM transactions WHERE seq NOT IN (SELECT seq FROM changes)')
  copyValues(damaged, sql)
  return doubtful.toSorted()
}

/** @returns the ids of the documents that could be read */
function copyDocuments(damaged: DatabaseSync, sql: DatabaseSync, {start, tick}: Task): ReadonlySet<string> {
  start('Reading the documents')
  const insert = sql.prepare('INSERT OR IGNORE INTO documents (id, body) VALUES (?, ?)')
  const ids = new Set<string>()
  for (const {id, body} of rowsByKey(damaged, {table: 'documents', key: 'key', fields: 'key, id, body'})) {
    tick()
    if (typeof id !== 'string' || typeof body !== 'string' || !isStored(id, body)) continue
    insert.run(id, body)
    ids.add(id)
  }
  return ids
}

function copyHistory(damaged: DatabaseSync, sql: DatabaseSync, {start, tick}: Task): void {
  start('Reading the history')
  const insert = sql.prepare(
    'INSERT OR IGNORE INTO transactions (seq, id, timestamp, author, digest) VALUES (?, ?, ?, ?, ?)',
  )
  const fields = 'seq, id, timestamp, author, digest'
  const isKnown = sql.prepare('SELECT 1 FROM transactions WHERE seq = ?')
  const insertChange = sql.prepare(
    'INSERT OR IGNORE INTO changes (document_id, seq, previous_rev, transition, mutations, snapshot) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const addChange = (row: Row): void => {
    const {document_id: id, seq, previous_rev: previous, transition, mutations, snapshot} = row
    if (typeof id !== 'string' || typeof seq !== 'number' || typeof transition !== 'string') return
    if (!isJson(mutations) || (snapshot !== null && !isJson(snapshot)) || isKnown.get(seq) === undefined) return
    insertChange.run(id, seq, previous ?? null, transition, mutations, snapshot)
  }
  const bySeq = rowsOf(damaged, 'SELECT * FROM changes WHERE seq = ?')
  const byDocument = rowsOf(damaged, 'SELECT * FROM changes WHERE document_id = ?')
  for (const row of rowsByKey(damaged, {table: 'transactions', key: 'seq', fields})) {
    tick()
    const {seq, id, timestamp, author, digest} = row
    if (typeof seq !== 'number' || ![id, timestamp, author, digest].every((each) => typeof each === 'string')) continue
    insert.run(seq, id ?? null, timestamp ?? null, author ?? null, digest ?? null)
    for (const change of bySeq(seq)) addChange(change)
  }
  // The index by which changes were found may be damaged, and the changes themselves not.
  const ids = new Set([
    ...sql
      .prepare('SELECT id FROM documents')
      .all()
      .map(({id}) => String(id)),
    ...idsWithHistory(sql),
    ...headIds(damaged),
  ])
  for (const id of ids) for (const change of byDocument(id)) addChange(change)
}

/** Drops the changes that cannot be applied, because those before them are lost, up to the next whole document. */
function dropBroken(sql: DatabaseSync, store: Store, id: string): void {
  const remove = sql.prepare('DELETE FROM changes WHERE document_id = ? AND seq = ?')
  let rev: string | undefined
  let isWhole = true
  for (const change of store.changes(id)) {
    const isStart = change.previousRev === undefined || change.snapshot !== undefined
    isWhole = isStart || (isWhole && change.previousRev === rev)
    if (isWhole) rev = change.transition === 'disappear' ? undefined : change.transactionId
    else remove.run(id, change.seq)
  }
}

/**
 * Gives a document the state that its history ends with, or its history an end that is the document's state.
 * @returns whether both agree, as far as both are known
 */
function restore(sql: DatabaseSync, store: Store, id: string): boolean {
  const body = store.body(id)
  const stored = body === undefined ? undefined : parseDocument(body)
  const [last] = store.newestChanges(id, Number.MAX_SAFE_INTEGER, 1)
  const replayed = last === undefined ? undefined : documentAt(store, id, last.seq)
  if (stored === undefined && replayed !== undefined)
    sql.prepare('INSERT INTO documents (id, body) VALUES (?, ?)').run(id, textOf(replayed))
  const document = stored ?? replayed
  if (document === undefined) return true
  sql.prepare('INSERT OR REPLACE INTO heads (id, head) VALUES (?, ?)').run(id, JSON.stringify(createHead(document)))
  if (isDeepStrictEqual(replayed, document)) return true
  addStart(sql, document)
  return replayed?._rev !== document._rev
}

/** Begins the history of a document anew with what it holds, under its own revision. */
function addStart(sql: DatabaseSync, document: LakeDocument): void {
  const {_id: id, _rev: rev} = document
  const body = textOf(document)
  sql
    .prepare('INSERT OR IGNORE INTO transactions (id, timestamp, author, digest) VALUES (?, ?, ?, ?)')
    .run(rev, new Date().toISOString(), 'rebuild', rev)
  const seq = sql.prepare('SELECT seq FROM transactions WHERE id = ?').get(rev)?.['seq'] ?? null
  sql.prepare('DELETE FROM changes WHERE document_id = ? AND seq > ?').run(id, seq)
  sql
    .prepare(
      'INSERT OR REPLACE INTO changes (document_id, seq, previous_rev, transition, mutations, snapshot) VALUES (?, ?, NULL, ?, ?, ?)',
    )
    .run(id, seq, 'appear', `[{"createOrReplace":${body}}]`, body)
}

function copyValues(damaged: DatabaseSync, sql: DatabaseSync): void {
  const insert = sql.prepare('INSERT OR IGNORE INTO key_values (key, value) VALUES (?, ?)')
  for (const {key, value} of rowsUntilDamage(
    damaged,
    "SELECT key, value FROM key_values WHERE key != 'lake.instance'",
  )) {
    if (typeof key === 'string' && typeof value === 'string') insert.run(key, value)
  }
}

function lostIds(damaged: DatabaseSync, store: Store): string[] {
  return [...headIds(damaged)].filter((id) => isUnpublished(id) && store.body(id) === undefined).toSorted()
}

function headIds(damaged: DatabaseSync): ReadonlySet<string> {
  return new Set([...rowsUntilDamage(damaged, 'SELECT id FROM heads')].map(({id}) => String(id)))
}

function idsWithHistory(sql: DatabaseSync): string[] {
  return sql
    .prepare('SELECT DISTINCT document_id FROM changes')
    .all()
    .map((row) => String(row['document_id']))
}

function countOf({sql}: Database, table: 'documents' | 'transactions'): number {
  return Number(sql.prepare(`SELECT count(*) AS count FROM ${table}`).get()?.['count'])
}

function isJson(value: unknown): value is string {
  if (typeof value !== 'string') return false
  try {
    JSON.parse(value)
    return true
  } catch {
    return false
  }
}

const endings = ['', '-wal', '-shm'] as const

function removeDatabase(path: string): void {
  for (const ending of [...endings, '.lock']) rmSync(path + ending, {force: true})
}

/** Gives a file a second name, or copies it where a file has but one. */
function keep(path: string, name: string): void {
  try {
    linkSync(path, name)
  } catch {
    copyFileSync(path, name)
  }
}

function freeName(path: string): string {
  for (let number = 1; ; number++) {
    const name = `${path}-${number}`
    if (!existsSync(name)) return name
  }
}
