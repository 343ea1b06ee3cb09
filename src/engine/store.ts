import {DatabaseSync, type StatementSync} from 'node:sqlite'
import type {Member, Part, Trace} from './ask.ts'

/*
 * What the graph knows, in one SQLite file. It can be deleted at any time: everything in it can be made again.
 *
 * A node is one artefact: its facts, what it asked, and whether it must be made again (`stale`). The tables `asks`,
 * `parts` and `moments` are the way back from an answer to those who asked, so that a change finds them without looking
 * at anybody else. Staleness is stored together with the change that causes it, in one transaction: a run that is killed
 * goes on where it was.
 */

export interface Store {
  readonly path: string
  /** Runs an action as one transaction. If it throws, nothing of it stays. */
  readonly transaction: <Result>(action: () => Result) => Result
  readonly node: (kind: string, key: string) => NodeRow | undefined
  /** Returns the number of a node, and makes an empty one if there is none yet. */
  readonly idOf: (kind: string, key: string) => number
  readonly save: (id: number, node: NodeData, run: number) => void
  readonly remove: (id: number) => void
  readonly bytes: (id: number, name: string) => Uint8Array | undefined
  readonly saveBytes: (id: number, bytes: Readonly<Record<string, Uint8Array>>) => void

  readonly staleKeys: (kind: string) => string[]
  readonly keysOf: (kind: string) => string[]
  readonly isAnythingStale: () => boolean
  /** @param why - what changed, for people */
  readonly markStale: (id: number, why: string) => void
  readonly markKindStale: (kind: string, why: string) => void

  readonly askersOf: (id: number) => ReadonlyArray<{readonly asker: number; readonly names: string}>
  /** Replaces what a node asked. */
  readonly saveTrace: (id: number, before: Trace | undefined, trace: Trace) => void
  /** The questions about a collection whose answer reaches beyond a position. */
  readonly partsAsked: (collection: string, position: number) => readonly PartRow[]
  readonly saveAnswer: (row: PartRow, answer: string) => void
  /** Nodes whose answer about a moment is no longer right. */
  readonly wokenBy: (now: number) => number[]
  readonly nextMoment: (now: number) => number | undefined

  /** Remembers that a node changed, until somebody takes note of it. */
  readonly addNews: (kind: string, key: string) => void
  /** Returns the keys of nodes that changed, sorted, and forgets them. Call it in a transaction with what it leads to. */
  readonly takeNews: (kind: string) => readonly string[]

  readonly addPlace: (place: PlaceRow) => void
  readonly removePlace: (place: PlaceRow) => void
  readonly slice: (collection: string, part: Part) => Member[]
  readonly count: (collection: string) => number
  readonly has: (collection: string, at: string) => boolean
  /** How many members stand before a place. */
  readonly positionOf: (collection: string, at: string, key: string) => number

  readonly setting: (name: string) => string | undefined
  readonly saveSetting: (name: string, value: string) => void
  /** For the tables of others: of sinks, and of the index of a folder. */
  readonly prepare: (sql: string) => StatementSync
  readonly close: () => void
}

interface NodeRow {
  readonly id: number
  readonly facts: Readonly<Record<string, unknown>> | undefined
  readonly trace: Trace | undefined
  readonly places: readonly PlaceRow[]
}

interface NodeData {
  /** Undefined for a node that is not there, but that somebody asked about. */
  readonly facts: Readonly<Record<string, unknown>> | undefined
  readonly trace: Trace | undefined
  readonly places: readonly PlaceRow[]
}

export interface PlaceRow {
  readonly in: string
  readonly at: string
  readonly key: string
  readonly node: number
}

interface PartRow {
  readonly asker: number
  readonly collection: string
  readonly part: string
  readonly answer: string
}

/** Changes when the tables do. A store of another layout is deleted. */
const layout = '1'

const tables = `
  CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE node (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, key TEXT NOT NULL,
    facts TEXT, trace TEXT, places TEXT, stale INTEGER NOT NULL DEFAULT 0, why TEXT, run INTEGER,
    UNIQUE (kind, key)
  );
  CREATE INDEX node_stale ON node (kind, key) WHERE stale = 1;
  CREATE TABLE bytes (node INTEGER NOT NULL, name TEXT NOT NULL, data BLOB NOT NULL, PRIMARY KEY (node, name));
  CREATE TABLE asks (
    asked INTEGER NOT NULL, asker INTEGER NOT NULL, names TEXT NOT NULL, PRIMARY KEY (asked, asker)
  ) WITHOUT ROWID;
  CREATE TABLE parts (
    collection TEXT NOT NULL, until INTEGER NOT NULL, part TEXT NOT NULL, asker INTEGER NOT NULL, answer TEXT NOT NULL,
    PRIMARY KEY (collection, until, part, asker)
  ) WITHOUT ROWID;
  CREATE TABLE moments (
    instant INTEGER NOT NULL, asker INTEGER NOT NULL, answer INTEGER NOT NULL, PRIMARY KEY (instant, asker)
  ) WITHOUT ROWID;
  CREATE TABLE news (kind TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY (kind, key)) WITHOUT ROWID;
  CREATE TABLE place (
    collection TEXT NOT NULL, at TEXT NOT NULL, key TEXT NOT NULL, node INTEGER NOT NULL,
    PRIMARY KEY (collection, at, key, node)
  ) WITHOUT ROWID;
`

export interface StoreOptions {
  /** Tables that others keep in the same file, as SQL. */
  readonly tables?: string
  /** Opens the file for reading only, beside the run that writes it. */
  readonly readOnly?: boolean
}

/**
 * Opens a store, and makes it if there is none.
 * @param path - the file, or `:memory:`
 * @throws {Error} if the file is not a store of this layout. Delete it then
 */
export function openStore(path: string, {tables: more = '', readOnly = false}: StoreOptions = {}): Store {
  const database = new DatabaseSync(path, {readOnly, timeout: 10_000})
  try {
    if (!readOnly) {
      database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL')
      database.exec('BEGIN IMMEDIATE')
      const isNew = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'setting'").get() === undefined
      if (isNew) {
        database.exec(tables + more)
        database.prepare('INSERT INTO setting VALUES (?, ?)').run('layout', layout)
      }
      database.exec('COMMIT')
    }
    database.exec('PRAGMA cache_size = -16000; PRAGMA temp_store = MEMORY')
    const found = database.prepare("SELECT value FROM setting WHERE name = 'layout'").get()
    if (found?.['value'] !== layout) throw new Error(`${path} has another layout`)
    return createStore(path, database)
  } catch (error) {
    database.close()
    throw error
  }
}

function createStore(path: string, database: DatabaseSync): Store {
  const sql = {
    node: database.prepare('SELECT id, facts, trace, places FROM node WHERE kind = ? AND key = ?'),
    idOf: database.prepare('SELECT id FROM node WHERE kind = ? AND key = ?'),
    insert: database.prepare('INSERT INTO node (kind, key, stale) VALUES (?, ?, 0)'),
    save: database.prepare('UPDATE node SET facts = ?, trace = ?, places = ?, run = ?, stale = 0 WHERE id = ?'),
    bytes: database.prepare('SELECT data FROM bytes WHERE node = ? AND name = ?'),
    removeBytes: database.prepare('DELETE FROM bytes WHERE node = ?'),
    addBytes: database.prepare('INSERT INTO bytes VALUES (?, ?, ?)'),
    staleKeys: database.prepare('SELECT key FROM node WHERE kind = ? AND stale = 1 ORDER BY key'),
    keys: database.prepare('SELECT key FROM node WHERE kind = ? AND facts IS NOT NULL ORDER BY key'),
    anyStale: database.prepare('SELECT 1 FROM node WHERE stale = 1 LIMIT 1'),
    markStale: database.prepare('UPDATE node SET stale = 1, why = ? WHERE id = ? AND stale = 0'),
    markKindStale: database.prepare('UPDATE node SET stale = 1, why = ? WHERE kind = ? AND facts IS NOT NULL'),
    askers: database.prepare('SELECT asker, names FROM asks WHERE asked = ?'),
    addAsk: database.prepare('INSERT OR REPLACE INTO asks VALUES (?, ?, ?)'),
    removeAsk: database.prepare('DELETE FROM asks WHERE asked = ? AND asker = ?'),
    parts: database.prepare('SELECT part, asker, answer FROM parts WHERE collection = ? AND until > ?'),
    addPart: database.prepare('INSERT OR REPLACE INTO parts VALUES (?, ?, ?, ?, ?)'),
    removePart: database.prepare('DELETE FROM parts WHERE collection = ? AND until = ? AND part = ? AND asker = ?'),
    addMoment: database.prepare('INSERT OR REPLACE INTO moments VALUES (?, ?, ?)'),
    removeMoment: database.prepare('DELETE FROM moments WHERE instant = ? AND asker = ?'),
    woken: database.prepare(
      'SELECT asker FROM moments WHERE instant <= ? AND answer = 0 UNION SELECT asker FROM moments WHERE instant > ? AND answer = 1',
    ),
    next: database.prepare('SELECT min(instant) AS instant FROM moments WHERE instant > ?'),
    addNews: database.prepare('INSERT OR IGNORE INTO news VALUES (?, ?)'),
    news: database.prepare('SELECT key FROM news WHERE kind = ? ORDER BY key'),
    forgetNews: database.prepare('DELETE FROM news WHERE kind = ?'),
    addPlace: database.prepare('INSERT OR IGNORE INTO place VALUES (?, ?, ?, ?)'),
    removePlace: database.prepare('DELETE FROM place WHERE collection = ? AND at = ? AND key = ? AND node = ?'),
    all: database.prepare('SELECT at, key FROM place WHERE collection = ? GROUP BY at, key ORDER BY at, key'),
    last: database.prepare(
      'SELECT at, key FROM place WHERE collection = ? GROUP BY at, key ORDER BY at DESC, key DESC LIMIT ?',
    ),
    page: database.prepare(
      'SELECT at, key FROM place WHERE collection = ? GROUP BY at, key ORDER BY at, key LIMIT ? OFFSET ?',
    ),
    before: database.prepare(
      'SELECT at, key FROM place WHERE collection = ? AND at < ? GROUP BY at, key ORDER BY at DESC, key DESC LIMIT ?',
    ),
    count: database.prepare(
      'SELECT count(*) AS count FROM (SELECT 1 FROM place WHERE collection = ? GROUP BY at, key)',
    ),
    has: database.prepare('SELECT 1 FROM place WHERE collection = ? AND at = ? LIMIT 1'),
    position: database.prepare(
      'SELECT count(*) AS count FROM (SELECT 1 FROM place WHERE collection = ? AND (at, key) < (?, ?) GROUP BY at, key)',
    ),
    setting: database.prepare('SELECT value FROM setting WHERE name = ?'),
    saveSetting: database.prepare('INSERT OR REPLACE INTO setting VALUES (?, ?)'),
  }
  const prepared = new Map<string, StatementSync>()
  const idOf = (kind: string, key: string): number => {
    const found = sql.idOf.get(kind, key)
    return Number(found === undefined ? sql.insert.run(kind, key).lastInsertRowid : found['id'])
  }
  let depth = 0

  return {
    path,
    transaction: (action) => {
      if (depth > 0) return action()
      database.exec('BEGIN IMMEDIATE')
      depth += 1
      try {
        const result = action()
        database.exec('COMMIT')
        return result
      } catch (error) {
        database.exec('ROLLBACK')
        throw error
      } finally {
        depth -= 1
      }
    },
    node: (kind, key) => {
      const row = sql.node.get(kind, key)
      if (row === undefined) return undefined
      const id = Number(row['id'])
      return {
        id,
        facts: parsed(row['facts']),
        trace: parsed(row['trace']),
        places: (parsed<Array<[string, string, string]>>(row['places']) ?? []).map(([collection, at, own]) => ({
          in: collection,
          at,
          key: own,
          node: id,
        })),
      }
    },
    idOf,
    save: (id, {facts, trace, places}, run) =>
      void sql.save.run(
        facts === undefined ? null : JSON.stringify(facts),
        trace === undefined ? null : JSON.stringify(trace),
        JSON.stringify(places.map((place) => [place.in, place.at, place.key])),
        run,
        id,
      ),
    remove: (id) => {
      sql.save.run(null, null, null, null, id)
      sql.removeBytes.run(id)
    },
    bytes: (id, name) => {
      const data = sql.bytes.get(id, name)?.['data']
      return data instanceof Uint8Array ? data : undefined
    },
    saveBytes: (id, bytes) => {
      sql.removeBytes.run(id)
      for (const [name, data] of Object.entries(bytes)) sql.addBytes.run(id, name, data)
    },
    staleKeys: (kind) => sql.staleKeys.all(kind).map(({key}) => String(key)),
    keysOf: (kind) => sql.keys.all(kind).map(({key}) => String(key)),
    isAnythingStale: () => sql.anyStale.get() !== undefined,
    markStale: (id, why) => void sql.markStale.run(why, id),
    markKindStale: (kind, why) => void sql.markKindStale.run(why, kind),
    askersOf: (id) => sql.askers.all(id).map(({asker, names}) => ({asker: Number(asker), names: String(names)})),
    saveTrace: (id, before, trace) => {
      const now = rowsOf(trace)
      const was = rowsOf(before)
      for (const [at, {kind, key}] of was.facts) if (!now.facts.has(at)) sql.removeAsk.run(idOf(kind, key), id)
      for (const [at, {kind, key, names}] of now.facts)
        if (was.facts.get(at)?.names.join(' ') !== names.join(' ')) sql.addAsk.run(idOf(kind, key), id, names.join(' '))
      for (const [at, {collection, part}] of was.parts)
        if (!now.parts.has(at)) sql.removePart.run(collection, untilOf(part), part, id)
      for (const {collection, part, answer} of now.parts.values())
        sql.addPart.run(collection, untilOf(part), part, id, answer)
      for (const instant of was.moments.keys()) if (!now.moments.has(instant)) sql.removeMoment.run(instant, id)
      for (const [instant, answer] of now.moments) sql.addMoment.run(instant, id, answer ? 1 : 0)
    },
    partsAsked: (collection, position) =>
      sql.parts.all(collection, position).map(({part, asker, answer}) => ({
        collection,
        part: String(part),
        asker: Number(asker),
        answer: String(answer),
      })),
    saveAnswer: ({collection, part, asker}, answer) =>
      void sql.addPart.run(collection, untilOf(part), part, asker, answer),
    wokenBy: (now) => sql.woken.all(now, now).map(({asker}) => Number(asker)),
    nextMoment: (now) => {
      const instant = sql.next.get(now)?.['instant']
      return instant === null || instant === undefined ? undefined : Number(instant)
    },
    addNews: (kind, key) => void sql.addNews.run(kind, key),
    takeNews: (kind) => {
      const keys = sql.news.all(kind).map(({key}) => String(key))
      sql.forgetNews.run(kind)
      return keys
    },
    addPlace: (place) => void sql.addPlace.run(place.in, place.at, place.key, place.node),
    removePlace: (place) => void sql.removePlace.run(place.in, place.at, place.key, place.node),
    slice: (collection, part) => {
      if ('all' in part) return sql.all.all(collection).map(toMember)
      if ('last' in part) return sql.last.all(collection, part.last).map(toMember).toReversed()
      if ('before' in part) return sql.before.all(collection, part.before, part.count).map(toMember).toReversed()
      return sql.page.all(collection, part.size, (part.page - 1) * part.size).map(toMember)
    },
    count: (collection) => Number(sql.count.get(collection)?.['count'] ?? 0),
    has: (collection, at) => sql.has.get(collection, at) !== undefined,
    positionOf: (collection, at, key) => Number(sql.position.get(collection, at, key)?.['count'] ?? 0),
    setting: (name) => {
      const value = sql.setting.get(name)?.['value']
      return typeof value === 'string' ? value : undefined
    },
    saveSetting: (name, value) => void sql.saveSetting.run(name, value),
    prepare: (text) => {
      let statement = prepared.get(text)
      if (statement === undefined) {
        statement = database.prepare(text)
        prepared.set(text, statement)
      }
      return statement
    },
    close: () => database.close(),
  }
}

function toMember(row: Readonly<Record<string, unknown>>): Member {
  return {at: String(row['at']), key: String(row['key'])}
}

/** The position where the answer to a question about a collection ends. */
function untilOf(part: string): number {
  const asked: unknown = JSON.parse(part)
  return typeof asked === 'object' && asked !== null && 'page' in asked && 'size' in asked
    ? Number(asked.page) * Number(asked.size)
    : Number.MAX_SAFE_INTEGER
}

/** Columns with JSON hold what this module put there. */
function parsed<Value>(column: unknown): Value | undefined {
  return typeof column === 'string' ? (JSON.parse(column) as Value) : undefined
}

function rowsOf(trace: Trace | undefined) {
  return {
    facts: new Map(trace?.facts.map((each) => [`${each.kind}/${each.key}`, each])),
    parts: new Map(trace?.parts.map((each) => [`${each.collection} ${each.part}`, each])),
    moments: new Map(trace?.moments.map(({instant, answer}) => [instant, answer])),
  }
}
