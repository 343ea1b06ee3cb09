import {posix} from 'node:path'
import {sha256} from '../../files/hash.ts'
import type {StagedFile} from '../../engine/sink.ts'
import type {Store} from '../../engine/store.ts'

/*
 * What the store knows of the output folder: a row for each file, so that nothing in the folder is read or listed to
 * learn that it is as it should be.
 */

/** The tables of this sink in the store. */
export const fileTables = `
  CREATE TABLE file (
    path TEXT PRIMARY KEY, folder TEXT NOT NULL, shard TEXT NOT NULL, node INTEGER NOT NULL,
    sha256 TEXT NOT NULL, bytes INTEGER NOT NULL, source TEXT,
    placed INTEGER NOT NULL, staged TEXT, problem TEXT, standing TEXT, standing_source TEXT
  ) WITHOUT ROWID;
  CREATE INDEX file_node ON file (node);
  CREATE INDEX file_folder ON file (folder);
  CREATE INDEX file_shard ON file (shard);
  CREATE INDEX file_source ON file (source) WHERE source IS NOT NULL;
  CREATE INDEX file_standing ON file (standing_source) WHERE standing_source IS NOT NULL;
  CREATE INDEX file_open ON file (path) WHERE placed = 0;
  CREATE TABLE dropped (path TEXT PRIMARY KEY, shard TEXT NOT NULL, standing TEXT NOT NULL, standing_source TEXT) WITHOUT ROWID;
  CREATE INDEX dropped_source ON dropped (standing_source) WHERE standing_source IS NOT NULL;
  CREATE TABLE folder (path TEXT PRIMARY KEY, time REAL NOT NULL) WITHOUT ROWID;
  CREATE TABLE foreign_file (path TEXT PRIMARY KEY) WITHOUT ROWID;
  CREATE TABLE shard (name TEXT PRIMARY KEY, sha256 TEXT NOT NULL, bytes INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE changed_shard (prefix TEXT PRIMARY KEY) WITHOUT ROWID;
`

/**
 * A file as its node made it last. It is trusted (`placed`), or waits in the stage (`staged`), or has to be made again
 * because a run ended before it was moved or somebody changed it (neither), or could not be written (`problem`).
 */
export interface FileRow extends StagedFile {
  readonly node: number
  readonly shard: string
  /** What the output has at this path until the next commit. Undefined if nothing of ours is there. */
  readonly standing?: StandingFile
  /** Whether the output surely has these bytes at this path. */
  readonly isTrusted: boolean
}

/** A file in the output, as a run left it. */
export interface StandingFile {
  readonly sha256: string
  readonly bytes: number
  readonly source?: string
}

interface StandingAt extends StandingFile {
  readonly path: string
}

/** The rows of the output folder. */
export type FileRows = ReturnType<typeof createRows>

/** The rows of this sink's tables. */
export function createRows(store: Store) {
  const columns =
    'SELECT path, shard, node, sha256, bytes, source, placed, staged, problem, standing, standing_source FROM file'
  const all = (where: string, ...values: Array<string | number>): FileRow[] =>
    store
      .prepare(`${columns} ${where}`)
      .all(...values)
      .map(toRow)
  const run = (sql: string, ...values: Array<string | number | null>) => store.prepare(sql).run(...values)
  const texts = (sql: string): string[] =>
    store
      .prepare(sql)
      .all()
      .map(({path}) => String(path))
  const changeShard = (path: string): void => void run('INSERT OR IGNORE INTO changed_shard VALUES (?)', shardOf(path))
  const get = (path: string): FileRow | undefined => all('WHERE path = ?', path)[0]
  const droppedAt = (path: string): StandingFile | undefined => {
    const row = store.prepare('SELECT * FROM dropped WHERE path = ?').get(path)
    return row === undefined ? undefined : standingIn(row)
  }
  const droppedRows = (where: string, ...values: string[]): FileRow[] =>
    store
      .prepare(
        `SELECT * FROM dropped WHERE ${where} AND NOT EXISTS (SELECT 1 FROM file WHERE file.path = dropped.path) ORDER BY path`,
      )
      .all(...values)
      .map((row) => toRow({...row, node: nobody, sha256: '', bytes: 0, placed: 0}))
  const insert = (file: StagedFile, node: number, placed: number, standing?: StandingFile): void => {
    const {path, sha256: hash, bytes, source, staged, problem} = file
    run(
      'INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      path,
      folderOf(path),
      shardOf(path),
      node,
      hash,
      bytes,
      source ?? null,
      placed,
      staged ?? null,
      problem ?? null,
      ...(placed === 1 ? [null, null] : columnsOf(standing)),
    )
    changeShard(path)
  }
  return {
    get,
    /** What stands at a path since the last commit, if a run wrote it. */
    standingAt: (path: string): StandingFile | undefined => get(path)?.standing ?? droppedAt(path),
    /** Whether a run wrote the file that stands there. */
    isOurs: (path: string): boolean => {
      const row = get(path)
      return row === undefined ? droppedAt(path) !== undefined : row.problem === undefined && row.standing !== undefined
    },
    ofNode: (node: number) => all('WHERE node = ?', node),
    inFolder: (path: string) => all('WHERE folder = ? AND placed = 1', path),
    // `g` comes after all hexadecimal digits.
    inShard: (name: string) =>
      all(`WHERE shard >= ? AND shard < ? AND node <> ${nobody} ORDER BY path`, name, `${name}g`),
    /** What the output has of a source, wherever the next commit puts it. */
    standingOf: (source: string): StandingAt[] =>
      standingAmong([
        ...all('WHERE source = ? AND placed = 1', source),
        ...all('WHERE standing_source = ?', source),
        ...droppedRows('standing_source = ?', source),
      ]),
    /** What the output has at paths that begin so. */
    standingFrom: (prefix: string): StandingAt[] => {
      const between = [prefix, `${prefix}\u{10FFFF}`]
      return standingAmong([
        ...all('WHERE path >= ? AND path < ?', ...between),
        ...droppedRows('path >= ? AND path < ?', ...between),
      ])
    },
    sources: () => texts('SELECT DISTINCT source AS path FROM file WHERE source IS NOT NULL ORDER BY source'),
    isUnfinished: () =>
      ['SELECT 1 FROM file WHERE placed = 0', 'SELECT 1 FROM dropped', 'SELECT 1 FROM changed_shard'].some(
        (sql) => store.prepare(`${sql} LIMIT 1`).get() !== undefined,
      ),
    staged: () => all('WHERE placed = 0 AND staged IS NOT NULL ORDER BY path'),
    problems: () =>
      all('WHERE problem IS NOT NULL ORDER BY path').map(({path, problem}) => ({path, reason: problem ?? ''})),
    openNodes: () =>
      store
        .prepare(`SELECT DISTINCT node FROM file INDEXED BY file_open WHERE placed = 0 AND node <> ${nobody}`)
        .all()
        .map(({node}) => Number(node)),
    count: () =>
      Number(store.prepare(`SELECT count(*) AS count FROM file WHERE node <> ${nobody}`).get()?.['count'] ?? 0),
    /** Records a file that an earlier run published and that no node has made yet. */
    take: (file: StagedFile) => {
      if (get(file.path) === undefined) insert(file, nobody, 0, file)
    },
    put: (node: number, file: StagedFile) => {
      const row = get(file.path)
      const isPlaced = file.staged === undefined && file.problem === undefined
      const isSame = row !== undefined && row.sha256 === file.sha256 && row.source === file.source
      if (isSame && isPlaced && row.isTrusted) {
        if (row.node !== node) run('UPDATE file SET node = ? WHERE path = ?', node, file.path)
        return
      }
      insert(file, node, isPlaced ? 1 : 0, row === undefined ? droppedAt(file.path) : row.standing)
    },
    drop: (node: number, path: string) => {
      const row = get(path)
      if (row?.node !== node) return
      run('DELETE FROM file WHERE path = ?', path)
      changeShard(path)
      // Somebody else's file stays where it is.
      if (row.problem !== undefined || row.standing === undefined) return
      run('INSERT OR IGNORE INTO dropped VALUES (?, ?, ?, ?)', path, row.shard, ...columnsOf(row.standing))
    },
    /** Lets a file be made again that somebody changed or removed. */
    reopen: (path: string) => {
      const row = get(path)
      if (row?.isTrusted !== true) return
      const columnValues = columnsOf(row.standing)
      run(
        'UPDATE file SET placed = 0, staged = NULL, standing = ?, standing_source = ? WHERE path = ?',
        ...columnValues,
        path,
      )
    },
    /** Records a file that a killed run may have moved into place. */
    mayStand: (file: StagedFile) =>
      void run(
        'UPDATE file SET standing = ?, standing_source = ? WHERE path = ? AND placed = 0 AND standing IS NULL',
        ...columnsOf(file),
        file.path,
      ),
    /** Files in the output that nobody makes any more. */
    dropped: (): FileRow[] => [...droppedRows('1 = 1'), ...all(`WHERE node = ${nobody} ORDER BY path`)],
    /** Ends the books of a run: what was to be moved is in place, and what nobody made is gone. */
    close: (only: readonly string[] | undefined) => {
      if (only === undefined) {
        run('DELETE FROM file WHERE node = ?', nobody)
        run(
          'UPDATE file SET placed = 1, staged = NULL, standing = NULL, standing_source = NULL WHERE placed = 0 AND staged IS NOT NULL',
        )
        run('DELETE FROM dropped')
      } else {
        for (const path of only) {
          run(
            'UPDATE file SET placed = 1, staged = NULL, standing = NULL, standing_source = NULL WHERE path = ? AND staged IS NOT NULL',
            path,
          )
          run('DELETE FROM file WHERE path = ? AND node = ?', path, nobody)
          run('DELETE FROM dropped WHERE path = ?', path)
        }
        // What was left for the next commit changes its shards then.
        run(
          'INSERT OR IGNORE INTO changed_shard SELECT shard FROM file WHERE placed = 0 UNION SELECT shard FROM dropped',
        )
        return
      }
      run('DELETE FROM changed_shard')
    },
    /** Forgets what a run prepared that did not end. */
    reset: () => void run('UPDATE file SET staged = NULL WHERE placed = 0'),
    /** The names of shards to write, if names have so many digits. */
    changedShards: (digits: number): string[] => {
      if (store.setting('shard digits') !== String(digits)) {
        store.saveSetting('shard digits', String(digits))
        run('DELETE FROM shard')
        run('INSERT OR IGNORE INTO changed_shard SELECT DISTINCT shard FROM file')
      }
      return texts(`SELECT DISTINCT substr(prefix, 1, ${digits}) AS path FROM changed_shard ORDER BY path`)
    },
    changeAllShards: () => void run('INSERT OR IGNORE INTO changed_shard SELECT DISTINCT shard FROM file'),
    removeShard: (name: string) => void run('DELETE FROM shard WHERE name = ?', name),
    saveShard: (name: string, hash: string, bytes: number) =>
      void run('INSERT OR REPLACE INTO shard VALUES (?, ?, ?)', name, hash, bytes),
    shards: () =>
      store
        .prepare('SELECT name, sha256, bytes FROM shard ORDER BY name')
        .all()
        .map((row) => ({name: String(row['name']), sha256: String(row['sha256']), bytes: Number(row['bytes'])})),
    folders: () =>
      store
        .prepare('SELECT path, time FROM folder')
        .all()
        .map(({path, time}) => ({path: String(path), time: Number(time)})),
    timeOf: (path: string): number | undefined => {
      const time = store.prepare('SELECT time FROM folder WHERE path = ?').get(path)?.['time']
      return typeof time === 'number' ? time : undefined
    },
    hasFolder: (path: string) => store.prepare('SELECT 1 FROM folder WHERE path = ?').get(path) !== undefined,
    allFolders: () =>
      new Set(
        texts('SELECT DISTINCT folder AS path FROM file').flatMap((path) =>
          path === '' ? [''] : [path, ...foldersOf(path)],
        ),
      ),
    saveFolder: (path: string, time: number | undefined) =>
      time === undefined
        ? void run('DELETE FROM folder WHERE path = ?', path)
        : void run('INSERT OR REPLACE INTO folder VALUES (?, ?)', path, time),
    foreign: () => texts('SELECT path FROM foreign_file ORDER BY path'),
    addForeign: (path: string) => void run('INSERT OR IGNORE INTO foreign_file VALUES (?)', path),
    removeForeign: (path: string) => void run('DELETE FROM foreign_file WHERE path = ?', path),
  }
}

/** The number of the node that made a file. Undefined if there is none. */
export function nodeOfFile(store: Store, path: string): number | undefined {
  const node = store.prepare('SELECT node FROM file WHERE path = ?').get(path)?.['node']
  return typeof node === 'number' && node !== nobody ? node : undefined
}

/** A standing file in the two columns that hold it. */
function columnsOf(file: StandingFile | undefined): [string | null, string | null] {
  return file === undefined ? [null, null] : [`${file.sha256} ${file.bytes}`, file.source ?? null]
}

function standingAmong(rows: readonly FileRow[]): StandingAt[] {
  return rows
    .flatMap(({path, standing}) => (standing === undefined ? [] : [{path, ...standing}]))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
}

/** The node of files that an earlier run published, before any node of this store has made them. */
const nobody = 0

function toRow(row: Readonly<Record<string, unknown>>): FileRow {
  const {path, shard, node, sha256: hash, bytes, source, placed, staged, problem} = row
  const standing =
    placed === 1
      ? {sha256: String(hash), bytes: Number(bytes), ...(typeof source === 'string' ? {source} : {})}
      : standingIn(row)
  return {
    path: String(path),
    shard: String(shard),
    node: Number(node),
    sha256: String(hash),
    bytes: Number(bytes),
    isTrusted: placed === 1,
    ...(typeof source === 'string' ? {source} : {}),
    ...(typeof staged === 'string' ? {staged} : {}),
    ...(typeof problem === 'string' ? {problem} : {}),
    ...(standing === undefined ? {} : {standing}),
  }
}

function standingIn({standing, standing_source: source}: Readonly<Record<string, unknown>>): StandingFile | undefined {
  if (typeof standing !== 'string') return undefined
  const [hash = '', bytes] = standing.split(' ')
  return {sha256: hash, bytes: Number(bytes), ...(typeof source === 'string' ? {source} : {})}
}

/** The first digits of a path's hash, which say which shard of the manifest lists it. */
function shardOf(path: string): string {
  return sha256(path).slice(0, 2)
}

function folderOf(path: string): string {
  const folder = posix.dirname(path)
  return folder === '.' ? '' : folder
}

/** Returns the folder of a path, and all folders around it. The output folder itself is the empty path. */
export function foldersOf(path: string): string[] {
  const folder = folderOf(path)
  return folder === '' ? [''] : [folder, ...foldersOf(folder)]
}
