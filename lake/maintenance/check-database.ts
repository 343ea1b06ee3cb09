import {isDeepStrictEqual} from 'node:util'
import {existsSync} from 'node:fs'
import type {DatabaseSync} from 'node:sqlite'
import {isRecord} from '../../src/content/document.ts'
import {parseDocument} from '../document.ts'
import {checkSamples, isStored} from '../store/check.ts'
import {openForReading} from '../store/database.ts'
import {createHead} from '../store/head.ts'
import {problemOf} from '../store/problems.ts'
import {documentAt} from '../store/replay.ts'
import {createStore} from '../store/store.ts'
import type {Task} from './task.ts'

/**
 * Reads everything in a database, also while a lake serves it: all pages, each document, and its history from beginning
 * to end. @returns what is wrong, in words; nothing if all is well
 */
export function checkDatabase(path: string, {start, tick}: Task): string[] {
  if (!existsSync(path)) return [`There is no database ${path}: \`npm start\` makes one from the content folder`]
  const problems: string[] = []
  let sql: DatabaseSync | undefined
  try {
    sql = openForReading(path)
    start('Reading the pages of the database')
    checkSamples(sql, path)
    // One transaction, so that what is written meanwhile makes no difference.
    sql.exec('BEGIN')
    for (const row of sql.prepare('PRAGMA integrity_check(20)').all()) {
      if (row['integrity_check'] !== 'ok') problems.push(String(row['integrity_check']))
    }
    for (const row of sql.prepare('PRAGMA foreign_key_check').all())
      problems.push(`A row of the table ${String(row['table'])} refers to one of ${String(row['parent'])} that is gone`)
    problems.push(...checkDocuments(sql, path, {start, tick}))
  } catch (error) {
    const problem = problemOf(error, path)
    problems.push(
      problem?.message ?? `Cannot read all of it, ${error instanceof Error ? error.message : String(error)}`,
    )
  } finally {
    sql?.close()
  }
  return problems
}

function* checkDocuments(sql: DatabaseSync, path: string, {start, tick}: Task): Generator<string> {
  const store = createStore({sql, path, checkPlace: () => {}})
  const total = Number(sql.prepare('SELECT count(*) AS count FROM documents').get()?.['count'])
  start('Reading the documents and their history', total)
  const selectHead = sql.prepare('SELECT head FROM heads WHERE id = ?')
  for (const {id: storedId, body} of sql.prepare('SELECT id, body FROM documents').iterate()) {
    const id = String(storedId)
    tick()
    if (!isStored(id, String(body))) {
      yield `The document ${id} cannot be read`
      continue
    }
    const document = parseDocument(String(body))
    const head = selectHead.get(id)?.['head']
    if (typeof head !== 'string' || !isSameHead(head, createHead(document)))
      yield `What lists show of the document ${id} is not what it holds`
    const [last] = store.newestChanges(id, Number.MAX_SAFE_INTEGER, 1)
    const replayed = last === undefined ? undefined : documentAt(store, id, last.seq)
    if (!isDeepStrictEqual(replayed, document))
      yield `The history of the document ${id} does not end with what it holds`
  }
}

function isSameHead(text: string, head: object): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return isRecord(value) && isDeepStrictEqual(value, JSON.parse(JSON.stringify(head)))
  } catch {
    return false
  }
}
