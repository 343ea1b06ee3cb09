import type {DatabaseSync} from 'node:sqlite'

/** The state of a file when it and the database were last in sync. */
export interface FileState {
  readonly path: string
  readonly documentId: string
  /** SHA-256 of its bytes. */
  readonly hash: string
  /** The revision of the document in the file. */
  readonly rev: string
  readonly stamp: string
}

export type FileStates = ReturnType<typeof createFileStates>

/** Stores the state of each file of the content folder, across restarts. */
export function createFileStates(sql: DatabaseSync) {
  const selectAll = sql.prepare('SELECT * FROM files')
  const upsert = sql.prepare(
    'INSERT OR REPLACE INTO files (path, document_id, hash, rev, stamp) VALUES (?, ?, ?, ?, ?)',
  )
  const remove = sql.prepare('DELETE FROM files WHERE path = ?')
  const byPath = new Map(selectAll.all().map((row) => [String(row['path']), stateOf(row)]))
  const byDocument = new Map([...byPath.values()].map((state) => [state.documentId, state]))

  return {
    of: (path: string): FileState | undefined => byPath.get(path),
    ofDocument: (id: string): FileState | undefined => byDocument.get(id),
    all: (): readonly FileState[] => [...byPath.values()],
    set: (state: FileState): void => {
      const {path, documentId, hash, rev, stamp} = state
      const known = byPath.get(path)
      if (known !== undefined && known.documentId !== documentId && byDocument.get(known.documentId) === known) {
        byDocument.delete(known.documentId)
      }
      upsert.run(path, documentId, hash, rev, stamp)
      byPath.set(path, state)
      byDocument.set(documentId, state)
    },
    remove: (path: string): void => {
      const known = byPath.get(path)
      if (known === undefined) return
      remove.run(path)
      byPath.delete(path)
      if (byDocument.get(known.documentId) === known) byDocument.delete(known.documentId)
    },
  }
}

function stateOf(row: Readonly<Record<string, unknown>>): FileState {
  return {
    path: String(row['path']),
    documentId: String(row['document_id']),
    hash: String(row['hash']),
    rev: String(row['rev']),
    stamp: String(row['stamp']),
  }
}
