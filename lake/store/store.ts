import {createHash} from 'node:crypto'
import {parseDocument, textOf, type LakeDocument} from '../document.ts'
import type {Database} from './database.ts'
import {createHead, parseHead, type Head} from './head.ts'
import {problemOf} from './problems.ts'
import {inTransaction} from './transaction.ts'

/** How one transaction changed one document. Applying `mutations` to `before` gives `after`. */
export interface Change {
  readonly id: string
  readonly before: LakeDocument | undefined
  readonly after: LakeDocument | undefined
  readonly mutations: readonly object[]
}

/** The content of a commit. Either all of its changes are stored, or none. */
export interface Commit {
  readonly transactionId: string
  readonly timestamp: string
  readonly author: string
  /** Distinguishes a repeated request from another one with the same id. */
  readonly digest: string
  readonly changes: readonly Change[]
}

/** A commit that is on the disk. `heads` has the heads of the changed documents that still exist. */
export interface Committed extends Commit {
  readonly seq: number
  readonly heads: ReadonlyMap<string, Head>
}

export type Transition = 'appear' | 'update' | 'disappear'

/** A change as history stores it. */
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

/** Creates the store of documents, their history and key-value pairs in SQLite. Only the store writes those tables. */
export function createStore({sql, path, checkPlace}: Omit<Database, 'close'>) {
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

  /** @throws {DatabaseProblem} if it cannot be saved: then nothing of it is */
  const commit = (commit: Commit): Committed => {
    try {
      checkPlace()
      const committed = write(commit)
      checkPlace()
      return committed
    } catch (error) {
      throw problemOf(error, path) ?? error
    }
  }

  const write = (commit: Commit): Committed => {
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
    /** Returns a document's stored text. `_id` comes first in it. */
    body: (id: string): string | undefined => {
      const row = selectBody.get(id)
      return row === undefined ? undefined : text(row['body'])
    },
    *heads(): Generator<Head> {
      for (const row of selectHeads.iterate()) yield parseHead(text(row['head']))
    },
    /** Returns the digest of the transaction with this id, if it was committed. */
    digest: (transactionId: string): string | undefined => {
      const row = selectDigest.get(transactionId)
      return row === undefined ? undefined : text(row['digest'])
    },
    lastSeq: (): number => Number(selectLastSeq.get()?.['seq']),
    /** Returns the position of a transaction in the order of commits. */
    seqOf: (transactionId: string): number | undefined => {
      const row = selectSeq.get(transactionId)
      return row === undefined ? undefined : Number(row['seq'])
    },
    /** Returns the position of the last transaction at or before a time. */
    seqAt: (timestamp: string): number => Number(selectSeqAt.get(timestamp)?.['seq']),
    /** Returns the ids of the documents that a transaction changed. */
    touched: (seq: number): string[] => selectTouched.all(seq).map((row) => text(row['document_id'])),
    /** Returns the changes of a document, oldest first. */
    changes: (
      id: string,
      {from = 0, to = Number.MAX_SAFE_INTEGER}: {from?: number; to?: number} = {},
    ): StoredChange[] => selectChanges.all(id, from, to).map(parseChange),
    /** Returns the newest changes of a document up to a position, newest first. */
    newestChanges: (id: string, to: number, limit: number): StoredChange[] =>
      selectNewestChanges.all(id, to, limit).map(parseChange),
    /** Returns a stored value: what Studio stores for a user, as JSON text, or the id of this lake's database. */
    value: (key: string): string | undefined => {
      const row = selectValue.get(key)
      return row === undefined ? undefined : text(row['value'])
    },
    setValue: (key: string, value: string): void => {
      checkPlace()
      upsertValue.run(key, value)
    },
  }
}

/**
 * After this many changes, the whole document is stored with the change, so that any revision can be rebuilt in a few
 * steps.
 */
const snapshotEvery = 20

/**
 * Returns the mutations of a change as JSON text. A single mutation that creates a whole document is written with the
 * document's text, which already exists. Its other fields, such as the revision, are set again on replay.
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
