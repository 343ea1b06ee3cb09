import {DatabaseSync, type StatementSync} from 'node:sqlite'
import {LRUCache} from 'lru-cache'
import {sha256} from '../files/hash.ts'
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
  readonly facts: (kind: string, key: string) => Readonly<Record<string, unknown>> | undefined
  /** The facts of a node, if what it made was published: see `notePublished`. */
  readonly publishedFacts: (kind: string, key: string) => Readonly<Record<string, unknown>> | undefined
  /** Notes that everything that was made so far is in the output. */
  readonly notePublished: () => void
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
  readonly saveTrace: (id: number, before: StoredTrace | undefined, trace: StoredTrace) => void
  /** A trace in the form that the store keeps, and back. */
  readonly toStored: (trace: Trace) => StoredTrace
  readonly fromStored: (trace: StoredTrace) => Trace
  /** The run that made a node last, and why. */
  readonly madeIn: (id: number) => {readonly run: number; readonly why: string | undefined}
  /** The kind and key of a node. */
  readonly nameOf: (id: number) => {readonly kind: string; readonly key: string}
  /** Whether anybody asked about a collection. */
  readonly isAsked: (collection: string) => boolean
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
  /** The ends of names of settings that begin so. */
  readonly settingsUnder: (prefix: string) => string[]
  /** Without a value, the setting is removed. */
  readonly saveSetting: (name: string, value: string | undefined) => void
  /** For the tables of others: of sinks, and of the index of a folder. */
  readonly prepare: (sql: string) => StatementSync
  readonly close: () => void
}

interface NodeRow {
  readonly id: number
  readonly facts: Readonly<Record<string, unknown>> | undefined
  readonly trace: StoredTrace | undefined
  readonly places: readonly PlaceRow[]
}

/** A trace with numbers of nodes in place of their names: it is the largest part of the store. */
interface StoredTrace {
  /** Numbers of nodes, each with the names of facts, divided by spaces. */
  readonly facts: ReadonlyArray<readonly [asked: number, names: string]>
  readonly parts: ReadonlyArray<readonly [collection: string, part: string, answer: string]>
  readonly moments: ReadonlyArray<readonly [instant: number, answer: boolean]>
}

interface NodeData {
  /** Undefined for a node that is not there, but that somebody asked about. */
  readonly facts: Readonly<Record<string, unknown>> | undefined
  readonly trace: StoredTrace | undefined
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

/** Changes when what is in the columns has another form. A store of another layout, or with other tables, is deleted. */
const layout = 2

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
      // A run writes much in little time: the log is taken over in large pieces.
      database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 8000')
      database.exec('BEGIN IMMEDIATE')
      const isNew = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'setting'").get() === undefined
      if (isNew) {
        database.exec(tables + more)
        database.prepare('INSERT INTO setting VALUES (?, ?)').run('layout', layoutOf(more))
      }
      database.exec('COMMIT')
    }
    database.exec('PRAGMA cache_size = -16000; PRAGMA temp_store = MEMORY')
    const found = database.prepare("SELECT value FROM setting WHERE name = 'layout'").get()
    if (!readOnly && found?.['value'] !== layoutOf(more)) throw new Error(`${path} has another layout`)
    return createStore(path, database)
  } catch (error) {
    database.close()
    throw error
  }
}

function layoutOf(more: string): string {
  return `${layout} ${sha256(tables + more)}`
}

function createStore(path: string, database: DatabaseSync): Store {
  const sql = {
    node: database.prepare('SELECT id, facts, trace, places FROM node WHERE kind = ? AND key = ?'),
    facts: database.prepare('SELECT facts FROM node WHERE kind = ? AND key = ?'),
    publishedFacts: database.prepare(
      "SELECT facts FROM node WHERE kind = ? AND key = ? AND run <= (SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'published run')",
    ),
    notePublished: database.prepare(
      "INSERT OR REPLACE INTO setting SELECT 'published run', value FROM setting WHERE name = 'run'",
    ),
    idOf: database.prepare('SELECT id FROM node WHERE kind = ? AND key = ?'),
    nameOf: database.prepare('SELECT kind, key FROM node WHERE id = ?'),
    madeIn: database.prepare('SELECT run, why FROM node WHERE id = ?'),
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
    isAsked: database.prepare('SELECT 1 FROM parts WHERE collection = ? LIMIT 1'),
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
    settingsUnder: database.prepare('SELECT name FROM setting WHERE name >= ? AND name < ? ORDER BY name'),
    removeSetting: database.prepare('DELETE FROM setting WHERE name = ?'),
    saveSetting: database.prepare('INSERT OR REPLACE INTO setting VALUES (?, ?)'),
  }
  const prepared = new Map<string, StatementSync>()
  // Rows of nodes are never deleted, so their numbers can be remembered.
  const ids = new LRUCache<string, number>({max: maxIds})
  const idOf = (kind: string, key: string): number => {
    const at = `${kind}/${key}`
    let id = ids.get(at)
    if (id === undefined) {
      const found = sql.idOf.get(kind, key)
      id = Number(found === undefined ? sql.insert.run(kind, key).lastInsertRowid : found['id'])
      ids.set(at, id)
    }
    return id
  }
  const nameOf = (id: number) => {
    const row = sql.nameOf.get(id)
    return {kind: String(row?.['kind']), key: String(row?.['key'])}
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
        ids.clear()
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
    facts: (kind, key) => parsed(sql.facts.get(kind, key)?.['facts']),
    publishedFacts: (kind, key) => parsed(sql.publishedFacts.get(kind, key)?.['facts']),
    notePublished: () => void sql.notePublished.run(),
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
      const [was, now] = [new Map(before?.facts), new Map(trace.facts)]
      for (const asked of was.keys()) if (!now.has(asked)) sql.removeAsk.run(asked, id)
      for (const [asked, names] of now) if (was.get(asked) !== names) sql.addAsk.run(asked, id, names)
      const kept = new Set(trace.parts.map(([collection, part]) => `${collection} ${part}`))
      for (const [collection, part] of before?.parts ?? [])
        if (!kept.has(`${collection} ${part}`)) sql.removePart.run(collection, untilOf(part), part, id)
      for (const [collection, part, answer] of trace.parts) sql.addPart.run(collection, untilOf(part), part, id, answer)
      const moments = new Map(trace.moments)
      for (const [instant] of before?.moments ?? []) if (!moments.has(instant)) sql.removeMoment.run(instant, id)
      for (const [instant, answer] of moments) sql.addMoment.run(instant, id, answer ? 1 : 0)
    },
    toStored: ({facts, parts, moments}) => ({
      facts: facts.map(({kind, key, names}) => [idOf(kind, key), names.join(' ')]),
      parts: parts.map(({collection, part, answer}) => [collection, part, answer]),
      moments: moments.map(({instant, answer}) => [instant, answer]),
    }),
    fromStored: ({facts, parts, moments}) => ({
      facts: facts.map(([asked, names]) => ({...nameOf(asked), names: names.split(' ')})),
      parts: parts.map(([collection, part, answer]) => ({collection, part, answer})),
      moments: moments.map(([instant, answer]) => ({instant, answer})),
    }),
    madeIn: (id) => {
      const row = sql.madeIn.get(id)
      return {run: Number(row?.['run'] ?? 0), why: typeof row?.['why'] === 'string' ? row['why'] : undefined}
    },
    nameOf,
    isAsked: (collection) => sql.isAsked.get(collection) !== undefined,
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
    settingsUnder: (prefix) =>
      sql.settingsUnder.all(prefix, `${prefix}\u{10FFFF}`).map(({name}) => String(name).slice(prefix.length)),
    saveSetting: (name, value) =>
      void (value === undefined ? sql.removeSetting.run(name) : sql.saveSetting.run(name, value)),
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

/** How many numbers of nodes are remembered. */
const maxIds = 20_000

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
