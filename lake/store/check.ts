import {statSync} from 'node:fs'
import type {DatabaseSync} from 'node:sqlite'
import {isLakeDocument} from '../document.ts'
import {damaged} from './problems.ts'

/**
 * Looks for damage, in well under a second whatever the size of the database: whether the file is as long as it says,
 * whether its tables count the same documents, and whether samples of documents and history can be read. SQLite reads
 * the rest only when somebody asks for it; `npm run lake -- check` reads everything.
 * @throws {DatabaseProblem}
 */
export function checkQuickly(sql: DatabaseSync, path: string): void {
  checkLength(sql, path)
  checkSamples(sql, path)
}

/** The part of the check that reads only, so that it can be made while a lake writes. @throws {DatabaseProblem} */
export function checkSamples(sql: DatabaseSync, path: string): void {
  const documents = count(sql, 'documents')
  const heads = count(sql, 'heads')
  if (documents !== heads)
    throw damaged(path, `it lists ${heads.toLocaleString('en')} documents, and holds ${documents.toLocaleString('en')}`)
  for (const {id, body} of sampleOf(sql, 'documents', 'key', 'id, body')) {
    if (!isStored(String(id), String(body))) throw damaged(path, `its document \`${String(id)}\` cannot be read`)
  }
  for (const {seq, id} of sampleOf(sql, 'transactions', 'seq', 'seq, id')) {
    if (sql.prepare('SELECT mutations FROM changes WHERE seq = ? LIMIT 1').get(Number(seq)) === undefined)
      throw damaged(path, `its history lacks the changes of transaction \`${String(id)}\``)
  }
}

/** Whether a stored text is the document with this id. */
export function isStored(id: string, body: string): boolean {
  try {
    const value: unknown = JSON.parse(body)
    return isLakeDocument(value) && value._id === id
  } catch {
    return false
  }
}

/** A file that was cut short is found by its length, before anybody asks for what is missing. */
function checkLength(sql: DatabaseSync, path: string): void {
  sql.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  const expected = Number(value(sql, 'PRAGMA page_count')) * Number(value(sql, 'PRAGMA page_size'))
  const {size} = statSync(path)
  if (size < expected)
    throw damaged(
      path,
      `it ends after ${size.toLocaleString('en')} of ${expected.toLocaleString('en')} bytes, so it was cut short`,
    )
}

const samples = 50

function sampleOf(sql: DatabaseSync, table: string, key: string, fields: string) {
  const last = Number(value(sql, `SELECT coalesce(max(${key}), 0) FROM ${table}`))
  const first = Number(value(sql, `SELECT coalesce(min(${key}), 0) FROM ${table}`))
  const select = sql.prepare(`SELECT ${fields} FROM ${table} WHERE ${key} >= ? ORDER BY ${key} LIMIT 1`)
  const keys = new Set(
    Array.from({length: samples}, (_, index) => Math.floor(first + ((last - first) * index) / (samples - 1))),
  )
  return [...keys].map((at) => select.get(at)).filter((row) => row !== undefined)
}

function count(sql: DatabaseSync, table: string): number {
  return Number(value(sql, `SELECT count(*) FROM ${table}`))
}

function value(sql: DatabaseSync, query: string): unknown {
  return Object.values(sql.prepare(query).get() ?? {})[0]
}
