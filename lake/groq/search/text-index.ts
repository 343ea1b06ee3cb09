import {rmSync} from 'node:fs'
import {DatabaseSync} from 'node:sqlite'
import {inTransaction} from '../../store/transaction.ts'
import {patternsOf} from '../tokens.ts'
import {ftsQuery, storedWords} from './words.ts'

/**
 * Creates a full-text index in a file beside the database. It is built from the database and used by one thread only,
 * so nothing is lost if the file is. Until it has indexed all documents once, it returns no candidates.
 * @param lake - the lake's database, opened for reading
 * @param instance - identifies that database; an index of another database is deleted
 */
export function createTextIndex(lake: DatabaseSync, path: string, instance: string) {
  const sql = open(path, instance)
  const changed = lake.prepare('SELECT DISTINCT document_id AS id FROM changes WHERE seq > ?')
  const lastSeq = lake.prepare('SELECT coalesce(max(seq), 0) AS seq FROM transactions')
  const documentOf = lake.prepare('SELECT key, body FROM documents WHERE id = ?')
  const documentsAfter = lake.prepare('SELECT key, body FROM documents WHERE key > ? ORDER BY key LIMIT ?')
  const idOf = lake.prepare('SELECT id FROM documents WHERE key = ?')
  const remove = sql.prepare('DELETE FROM words WHERE rowid = ?')
  const insert = sql.prepare('INSERT INTO words (rowid, tokens) VALUES (?, ?)')
  const setSeq = sql.prepare('UPDATE progress SET seq = ?')
  const setKey = sql.prepare('UPDATE progress SET key = ?')
  const find = sql.prepare('SELECT rowid FROM words WHERE words MATCH ?')
  const progress = sql.prepare('SELECT seq, key FROM progress').get()
  let seq = Number(progress?.['seq'])
  /** The key of the last indexed document; undefined once all are indexed. */
  let key = progress?.['key'] === null ? undefined : Number(progress?.['key'])

  const index = (row: Readonly<Record<string, unknown>>): void => {
    const body: unknown = JSON.parse(String(row['body']))
    remove.run(Number(row['key']))
    insert.run(Number(row['key']), storedWords(body))
  }

  const setPosition = (position: number | undefined): void => {
    setKey.run(position ?? null)
    key = position
  }

  return {
    /** Indexes the documents that have changed since the last call. */
    catchUp: (): void => {
      const to = Number(lastSeq.get()?.['seq'])
      if (to === seq) return
      const ids = changed.all(seq).map((row) => String(row['id']))
      inTransaction(sql, () => {
        if (ids.length > maxChanges) setPosition(0)
        // The words of a deleted document stay in the index until its key is used again. `candidates` ignores keys
        // without a document.
        else for (const id of ids) for (const row of documentOf.all(id)) index(row)
        setSeq.run(to)
      })
      seq = to
    },
    /** Indexes the next batch of existing documents. @returns whether more are left */
    build: (): boolean => {
      if (key === undefined) return false
      const rows = documentsAfter.all(key, batch)
      const last = rows.at(-1)
      inTransaction(sql, () => {
        for (const row of rows) index(row)
        setPosition(last === undefined ? undefined : Number(last['key']))
      })
      return key !== undefined
    },
    candidates: (patterns: readonly string[]): ReadonlySet<string> | undefined => {
      const query = key === undefined ? ftsQuery(patterns.flatMap(patternsOf)) : undefined
      if (query === undefined) return undefined
      return new Set(
        find.all(query).flatMap((row) => {
          const id = idOf.get(Number(row['rowid']))?.['id']
          return typeof id === 'string' ? [id] : []
        }),
      )
    },
    close: () => sql.close(),
  }
}

/**
 * If more documents than this have changed, for example after an import, all documents are indexed again in batches.
 */
const maxChanges = 2000

/** The number of documents that are indexed at once, between two queries. */
const batch = 200

const tables = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = OFF;
  CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5 (
    tokens, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii'
  );
  CREATE TABLE IF NOT EXISTS progress (instance TEXT NOT NULL, seq INTEGER NOT NULL, key INTEGER);
`

function open(path: string, instance: string): DatabaseSync {
  const sql = new DatabaseSync(path)
  sql.exec(tables)
  const row = sql.prepare('SELECT instance FROM progress').get()
  if (row?.['instance'] === instance) return sql
  sql.close()
  for (const ending of ['', '-wal', '-shm']) rmSync(path + ending, {force: true})
  const fresh = new DatabaseSync(path)
  fresh.exec(tables)
  fresh.prepare('INSERT INTO progress (instance, seq, key) VALUES (?, 0, 0)').run(instance)
  return fresh
}
