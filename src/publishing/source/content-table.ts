import type {PlainMessage} from '../../checks/reports/message-record.ts'
import type {Store} from '../../engine/store.ts'

/*
 * What was read from the content, in the store: a row for each record. A file is read again only if it changed; a
 * document that comes in a stream is kept.
 */

export const contentTables = `
  CREATE TABLE content (
    place TEXT PRIMARY KEY, path TEXT NOT NULL, line INTEGER, id TEXT, type TEXT, role TEXT NOT NULL,
    hash TEXT NOT NULL, stat TEXT NOT NULL, json TEXT, findings TEXT
  ) WITHOUT ROWID;
  CREATE INDEX content_id ON content (id) WHERE id IS NOT NULL;
  CREATE INDEX content_role ON content (role, id);
`

/** What a record is. What is lost was there before, and may still be there; what is ignored is the lake's own. */
export type Role = 'document' | 'draft' | 'asset' | 'unreadable' | 'lost' | 'ignored'

export interface ContentRow {
  /** Where it is, in a form that no other record has. */
  readonly place: string
  readonly path: string
  readonly line: number | undefined
  /** The published id, if it is known. */
  readonly id: string | undefined
  readonly type: string | undefined
  readonly role: Role
  readonly hash: string
  /** Size, times and inode of its file. If they are the same, so is the file. */
  readonly stat: string
  /** The document, if it is not in a file of its own. */
  readonly json: string | undefined
  readonly findings: readonly PlainMessage[]
}

export interface ContentTable {
  readonly get: (place: string) => ContentRow | undefined
  readonly ofId: (id: string) => readonly ContentRow[]
  readonly ofRole: (role: Role) => readonly ContentRow[]
  readonly put: (row: ContentRow) => void
  readonly remove: (place: string) => void
  /** The stat of every record, by place. */
  readonly stats: () => Map<string, string>
  readonly count: (role: Role) => number
  readonly hasType: (type: string) => boolean
  /** How many ids documents have, without those that several have. */
  readonly countDocuments: () => number
  /** How many published ids drafts and versions have. */
  readonly countDrafts: () => number
  /** Ids of which there are several documents. */
  readonly doubled: () => readonly string[]
}

/** Lets every file of the content be read again. */
export function doubtContent(store: Store): void {
  store.prepare("UPDATE content SET stat = ''").run()
}

export function createContentTable(store: Store): ContentTable {
  const all = (where: string, ...values: string[]): ContentRow[] =>
    store
      .prepare(`SELECT * FROM content ${where}`)
      .all(...values)
      .map(toRow)
  const countOf = (sql: string): number =>
    Number(store.prepare(`SELECT count(*) AS count FROM (${sql})`).get()?.['count'] ?? 0)
  return {
    get: (place) => all('WHERE place = ?', place)[0],
    ofId: (id) => all('WHERE id = ? ORDER BY place', id),
    ofRole: (role) => all('WHERE role = ? ORDER BY place', role),
    put: ({place, path, line, id, type, role, hash, stat, json, findings}) =>
      void store
        .prepare('INSERT OR REPLACE INTO content VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
        .run(
          place,
          path,
          line ?? null,
          id ?? null,
          type ?? null,
          role,
          hash,
          stat,
          json ?? null,
          findings.length === 0 ? null : JSON.stringify(findings),
        ),
    remove: (place) => void store.prepare('DELETE FROM content WHERE place = ?').run(place),
    stats: () =>
      new Map(
        store
          .prepare('SELECT place, stat FROM content')
          .all()
          .map(({place, stat}) => [String(place), String(stat)]),
      ),
    count: (role) =>
      Number(store.prepare('SELECT count(*) AS count FROM content WHERE role = ?').get(role)?.['count'] ?? 0),
    hasType: (type) =>
      store.prepare("SELECT 1 FROM content WHERE role = 'document' AND type = ? LIMIT 1").get(type) !== undefined,
    countDocuments: () => countOf("SELECT id FROM content WHERE role = 'document' GROUP BY id HAVING count(*) = 1"),
    countDrafts: () => countOf("SELECT DISTINCT id FROM content WHERE role = 'draft'"),
    doubled: () =>
      store
        .prepare("SELECT id FROM content WHERE role = 'document' GROUP BY id HAVING count(*) > 1 ORDER BY id")
        .all()
        .map(({id}) => String(id)),
  }
}

function toRow(row: Readonly<Record<string, unknown>>): ContentRow {
  const {place, path, line, id, type, role, hash, stat, json, findings} = row
  return {
    place: String(place),
    path: String(path),
    line: typeof line === 'number' ? line : undefined,
    id: typeof id === 'string' ? id : undefined,
    type: typeof type === 'string' ? type : undefined,
    role: roles.find((each) => each === role) ?? 'unreadable',
    hash: String(hash),
    stat: String(stat),
    json: typeof json === 'string' ? json : undefined,
    findings: typeof findings === 'string' ? JSON.parse(findings) : [],
  }
}

const roles: readonly Role[] = ['document', 'draft', 'asset', 'unreadable', 'lost', 'ignored']
