import {createHash} from 'node:crypto'
import {parseDocument, textOf, type LakeDocument} from '../document.ts'
import {inTransaction, type Database} from './database.ts'
import {createHead, parseHead, type Head} from './head.ts'

/** How one transaction changed one document. `mutations` replay from `before` to `after`. */
export interface Change {
  readonly id: string
  readonly before: LakeDocument | undefined
  readonly after: LakeDocument | undefined
  readonly mutations: readonly object[]
}

/** What is committed: all of its changes, or none. */
export interface Commit {
  readonly transactionId: string
  readonly timestamp: string
  readonly author: string
  /** Tells a repeated request from another that claims the same id. */
  readonly digest: string
  readonly changes: readonly Change[]
}

/** A commit that is on the disk. `heads` holds what is kept in memory of each document that is left. */
export interface Committed extends Commit {
  readonly seq: number
  readonly heads: ReadonlyMap<string, Head>
}

export type Transition = 'appear' | 'update' | 'disappear'

/** A change as history keeps it. */
export interface StoredChange {
  readonly seq: number
  readonly transactionId: string
  readonly timestamp: string
  readonly author: string
  readonly documentId: string
  readonly previousRev: string | undefined
  readonly transition: Transition
  readonly mutations: readonly object[]
  readonly snapshot: LakeDocument | undefined
}

export type Store = ReturnType<typeof createStore>

export function transitionOf({before, after}: Pick<Change, 'before' | 'after'>): Transition {
  return after === undefined ? 'disappear' : before === undefined ? 'appear' : 'update'
}

export function digestOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex')
}

/** Documents, their history and what users keep, in SQLite. It is the only writer of the database. */
export function createStore({sql}: Database) {
  const selectBody = sql.prepare('SELECT body FROM documents WHERE id = ?')
  const upsertBody = sql.prepare(
    'INSERT INTO documents (id, body) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body',
  )
  const deleteBody = sql.prepare('DELETE FROM documents WHERE id = ?')
  const upsertHead = sql.prepare('INSERT OR REPLACE INTO heads (id, head) VALUES (?, ?)')
  const deleteHead = sql.prepare('DELETE FROM heads WHERE id = ?')
  const insertTransaction = sql.prepare('INSERT INTO transactions (id, timestamp, author, digest) VALUES (?, ?, ?, ?)')
  const insertChange = sql.prepare(
    'INSERT INTO changes (document_id, seq, previous_rev, transition, mutations, snapshot) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const countSinceSnapshot = sql.prepare(
    'SELECT count(*) AS count FROM changes WHERE document_id = ? AND seq > coalesce((SELECT max(seq) FROM changes WHERE document_id = ? AND snapshot IS NOT NULL), 0)',
  )
  const selectHeads = sql.prepare('SELECT head FROM heads')
  const selectDigest = sql.prepare('SELECT digest FROM transactions WHERE id = ?')
  const selectLastSeq = sql.prepare('SELECT coalesce(max(seq), 0) AS seq FROM transactions')
  const selectChanges = sql.prepare(
    'SELECT c.*, t.id, t.timestamp, t.author FROM changes c JOIN transactions t USING (seq) WHERE c.document_id = ? AND c.seq >= ? AND c.seq <= ? ORDER BY c.seq',
  )
  const selectNewestChanges = sql.prepare(
    'SELECT c.*, t.id, t.timestamp, t.author FROM changes c JOIN transactions t USING (seq) WHERE c.document_id = ? AND c.seq <= ? ORDER BY c.seq DESC LIMIT ?',
  )
  const selectSeq = sql.prepare('SELECT seq FROM transactions WHERE id = ?')
  const selectSeqAt = sql.prepare('SELECT coalesce(max(seq), 0) AS seq FROM transactions WHERE timestamp <= ?')
  const selectTouched = sql.prepare('SELECT document_id FROM changes WHERE seq = ? ORDER BY document_id')
  const selectValue = sql.prepare('SELECT value FROM key_values WHERE key = ?')
  const upsertValue = sql.prepare('INSERT OR REPLACE INTO key_values (key, value) VALUES (?, ?)')

  const needsSnapshot = ({id, after}: Change): boolean =>
    after !== undefined && Number(countSinceSnapshot.get(id, id)?.['count']) >= snapshotEvery - 1

  const commit = (commit: Commit): Committed => {
    const heads = new Map<string, Head>()
    const {transactionId, timestamp, author, digest, changes} = commit
    const seq = inTransaction(sql, () => {
      const {lastInsertRowid} = insertTransaction.run(transactionId, timestamp, author, digest)
      for (const change of changes) {
        const {id, before, after} = change
        const body = after === undefined ? undefined : textOf(after)
        insertChange.run(
          id,
          lastInsertRowid,
          before?._rev ?? null,
          transitionOf(change),
          mutationsText(change, body),
          needsSnapshot(change) && body !== undefined ? body : null,
        )
        if (after === undefined || body === undefined) {
          deleteBody.run(id)
          deleteHead.run(id)
        } else {
          const head = createHead(after)
          heads.set(id, head)
          upsertBody.run(id, body)
          upsertHead.run(id, JSON.stringify(head))
        }
      }
      return Number(lastInsertRowid)
    })
    return {...commit, seq, heads}
  }

  return {
    commit,
    /** The stored text of a document; `_id` stands first in it. */
    body: (id: string): string | undefined => {
      const row = selectBody.get(id)
      return row === undefined ? undefined : text(row['body'])
    },
    *heads(): Generator<Head> {
      for (const row of selectHeads.iterate()) yield parseHead(text(row['head']))
    },
    /** The digest of the transaction with an id, if it was committed. */
    digest: (transactionId: string): string | undefined => {
      const row = selectDigest.get(transactionId)
      return row === undefined ? undefined : text(row['digest'])
    },
    lastSeq: (): number => Number(selectLastSeq.get()?.['seq']),
    /** The position of a transaction in the order of commits. */
    seqOf: (transactionId: string): number | undefined => {
      const row = selectSeq.get(transactionId)
      return row === undefined ? undefined : Number(row['seq'])
    },
    /** The position of the last transaction at or before a time. */
    seqAt: (timestamp: string): number => Number(selectSeqAt.get(timestamp)?.['seq']),
    /** The ids of the documents that a transaction changed. */
    touched: (seq: number): string[] => selectTouched.all(seq).map((row) => text(row['document_id'])),
    /** What happened to a document, oldest first. */
    changes: (
      id: string,
      {from = 0, to = Number.MAX_SAFE_INTEGER}: {from?: number; to?: number} = {},
    ): StoredChange[] => selectChanges.all(id, from, to).map(parseChange),
    /** The newest changes of a document up to a position, newest first. */
    newestChanges: (id: string, to: number, limit: number): StoredChange[] =>
      selectNewestChanges.all(id, to, limit).map(parseChange),
    /** What a user's Studio keeps here, as JSON text. */
    value: (key: string): string | undefined => {
      const row = selectValue.get(key)
      return row === undefined ? undefined : text(row['value'])
    },
    setValue: (key: string, value: string): void => {
      upsertValue.run(key, value)
    },
  }
}

/** Every so many changes, the whole document is kept with the change, so that a revision is found in a few steps. */
const snapshotEvery = 20

/**
 * The mutations of a change, as text. One that makes a whole document is written with the text of the document, which is
 * there already: what it holds beside is stamped anew when it is replayed.
 */
function mutationsText({mutations}: Change, body: string | undefined): string {
  const [only, ...others] = mutations
  if (body !== undefined && only !== undefined && others.length === 0) {
    const kind = ['create', 'createIfNotExists', 'createOrReplace'].find((name) => name in only)
    if (kind !== undefined) return `[{"${kind}":${body}}]`
  }
  return JSON.stringify(mutations)
}

function text(value: unknown): string {
  if (typeof value !== 'string') throw new Error('Unexpected value in the database, expected text')
  return value
}

const transitions: Readonly<Record<string, Transition>> = {appear: 'appear', update: 'update', disappear: 'disappear'}

function parseChange(row: Readonly<Record<string, unknown>>): StoredChange {
  const snapshot = optionalText(row['snapshot'])
  return {
    seq: Number(row['seq']),
    transactionId: text(row['id']),
    timestamp: text(row['timestamp']),
    author: text(row['author']),
    documentId: text(row['document_id']),
    previousRev: optionalText(row['previous_rev']),
    transition: transitions[text(row['transition'])] ?? 'update',
    mutations: parseMutations(row['mutations']),
    snapshot: snapshot === undefined ? undefined : parseDocument(snapshot),
  }
}

function optionalText(value: unknown): string | undefined {
  return value === null ? undefined : text(value)
}

function parseMutations(value: unknown): object[] {
  const mutations: unknown = JSON.parse(text(value))
  return Array.isArray(mutations) ? mutations.filter(isObject) : []
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
