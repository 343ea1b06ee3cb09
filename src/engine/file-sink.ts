import {createHash} from 'node:crypto'
import * as fs from 'node:fs'
import {join, posix, sep} from 'node:path'
import {toBytes} from '../files/bytes.ts'
import {sha256} from '../files/hash.ts'
import {manifestName, type ManifestFile} from '../files/output/manifest.ts'
import {readManifest} from '../files/output/read-manifest.ts'
import {listFiles} from '../files/output/places.ts'
import {createStandingFiles} from '../files/output/standing-files.ts'
import type {WorkFolder} from '../files/output/work-folder.ts'
import {attempt, WriteError} from '../files/output/write-error.ts'
import type {Sink, StagedFile, Stager} from './sink.ts'
import type {Store} from './store.ts'

/*
 * The output folder as a sink. The store has a row for each file, so that nothing in the folder is read or listed to
 * learn that it is as it should be: only the times of folders are compared, which change when a file comes, goes or is
 * replaced. What somebody writes into a published file is found by `--verify`.
 */

/** The tables of this sink in the store. */
export const fileTables = `
  CREATE TABLE file (
    path TEXT PRIMARY KEY, folder TEXT NOT NULL, shard TEXT NOT NULL, node INTEGER NOT NULL,
    sha256 TEXT NOT NULL, bytes INTEGER NOT NULL, source TEXT,
    placed INTEGER NOT NULL, staged TEXT, problem TEXT, standing TEXT
  ) WITHOUT ROWID;
  CREATE INDEX file_node ON file (node);
  CREATE INDEX file_folder ON file (folder);
  CREATE INDEX file_shard ON file (shard);
  CREATE INDEX file_source ON file (source) WHERE source IS NOT NULL;
  CREATE INDEX file_open ON file (path) WHERE placed = 0;
  CREATE TABLE dropped (path TEXT PRIMARY KEY, shard TEXT NOT NULL, standing TEXT) WITHOUT ROWID;
  CREATE TABLE folder (path TEXT PRIMARY KEY, time REAL NOT NULL) WITHOUT ROWID;
  CREATE TABLE foreign_file (path TEXT PRIMARY KEY) WITHOUT ROWID;
  CREATE TABLE shard (name TEXT PRIMARY KEY, sha256 TEXT NOT NULL, bytes INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE changed_shard (prefix TEXT PRIMARY KEY) WITHOUT ROWID;
`

export interface FileSinkOptions {
  readonly folder: string
  /** The lock on the folder, and where files are prepared. The sink closes it. */
  readonly work: WorkFolder
  readonly store: Store
  /** The schema version of the manifest. */
  readonly schemaVersion: string
  readonly mediaTypeOf: (path: string) => string
}

export interface WriteSummary {
  readonly written: number
  readonly unchanged: number
  readonly removed: number
  /** The paths of files that came, changed or went. */
  readonly changed: readonly string[]
  /** Files in the folder that the export did not write. They are left alone. */
  readonly foreign: readonly string[]
  /** Files that could not be written, with the reason. */
  readonly problems: ReadonlyArray<{readonly path: string; readonly reason: string}>
}

export interface FileSink extends Sink {
  readonly folder: string
  /** The folder that workers prepare their files in. */
  readonly stageFolder: string
  /** Whether the store has just begun, so that nothing in it says what the output holds. */
  readonly isNew: boolean
  /** The inputs that files of earlier runs were made from. */
  readonly sources: () => readonly string[]
  /** The paths of files of earlier runs that begin so. */
  readonly pathsFrom: (prefix: string) => readonly string[]
  /** What the output has at a path now, whatever this run makes of it. */
  readonly standing: (path: string) => Uint8Array | undefined
  /** Whether a commit would change the output. */
  readonly isUnfinished: () => boolean
  /**
   * Compares the output with the store. What is missing or was changed is made again.
   * @param isThorough - whether to read every file. Else only folders are looked into in which files came or went
   */
  readonly check: (isThorough?: boolean) => void
  /**
   * Moves new files into place, removes those that nobody made, and writes the manifest last.
   * @param isWanted - which files to bring up to date. All others stay as they are until the next commit
   */
  readonly commit: (isWanted?: (file: {readonly path: string; readonly source?: string}) => boolean) => WriteSummary
  /** Ends the run. Without a commit before, the output is as it was. */
  readonly close: () => void
}

/**
 * Opens an output folder, for one writer at a time. Files are prepared in a work folder and moved once all are complete,
 * so that a crash, a full disk or a kill leaves what was published before. A run that is killed while it moves files
 * leaves a list of them. By this list, the next run recognises the files as its own, even without the store.
 * @throws {WriteError} if the folder cannot be written
 */
export function openFileSink({folder, work, store, schemaVersion, mediaTypeOf}: FileSinkOptions): FileSink {
  const isNew = store.setting('output') === undefined
  const rows = createRows(store)
  if (isNew) takeOver(folder, store, rows, work.pending?.files ?? [])
  else rows.reset()
  work.clearStage()
  const stager = createStager(folder, join(work.stage, 'main'), store)
  const standing = createStandingFiles(folder, (path) => rows.isOurs(path) || isManifestPath(path))
  let isCommitted = false

  const timeOf = (path: string): number | undefined => {
    const found = fs.lstatSync(join(folder, path), {throwIfNoEntry: false})
    return found?.isDirectory() === true ? found.mtimeMs : undefined
  }
  const namesIn = (path: string): string[] => {
    try {
      return fs.readdirSync(join(folder, path)).filter((name) => !name.startsWith('.'))
    } catch {
      return []
    }
  }

  const isManifestWhole = (): boolean => {
    const bytes = standing.read(manifestName)
    return bytes !== undefined && sha256(bytes) === store.setting('manifest')
  }

  /** Looks at every file of one folder, because something in it changed. */
  const lookInto = (path: string): void => {
    const own = rows.inFolder(path)
    for (const file of own) {
      const bytes = standing.read(file.path)
      if (bytes === undefined || sha256(bytes) !== file.sha256) rows.reopen(file.path)
    }
    const known = new Set(own.map((file) => posix.basename(file.path)))
    for (const name of namesIn(path)) {
      const at = path === '' ? name : `${path}/${name}`
      if (known.has(name) || isManifestPath(at) || rows.hasFolder(at)) continue
      for (const each of isFolder(join(folder, at)) ? listFiles(folder, at) : [at]) rows.addForeign(each)
    }
  }

  return {
    folder,
    stageFolder: work.stage,
    isNew,
    ...stager,
    standing: standing.read,
    record: (node, files) => {
      const before = rows.ofNode(node)
      for (const file of files) rows.put(node, file)
      const now = new Set(files.map(({path}) => path))
      for (const {path} of before) if (!now.has(path)) rows.drop(node, path)
    },
    sources: rows.sources,
    pathsFrom: rows.pathsFrom,
    isUnfinished: () => isNew || rows.isUnfinished(),
    check: (isThorough = false) =>
      store.transaction(() => {
        if (!isNew) {
          for (const path of rows.foreign()) if (!fs.existsSync(join(folder, path))) rows.removeForeign(path)
          // Where a run was killed while it moved files, nothing is known for sure.
          const isDoubtful = isThorough || work.pending !== undefined
          for (const {path, time} of rows.folders())
            if (path !== '' && path !== 'manifest' && (isDoubtful || timeOf(path) !== time)) lookInto(path)
          lookInto('')
          if (isDoubtful || timeOf('manifest') !== rows.timeOf('manifest') || !isManifestWhole()) rows.changeAllShards()
        }
        for (const node of rows.openNodes()) store.markStale(node, 'its file is not in the output')
      }),
    commit: (isWanted) => {
      const isWhole = isWanted === undefined
      const wanted = isWanted ?? (() => true)
      const moves = rows.staged().filter(wanted)
      const moved = new Set(moves.map(({path}) => path))
      const gone = rows.dropped().filter((file) => wanted(file))
      const left = isWhole ? [] : rows.dropped().filter((file) => !wanted(file))
      const changed = rows.changedShards(shardDigits(rows.count() + left.length))
      let removed = 0
      const lists: string[] = []
      if (moves.length > 0 || gone.length > 0 || changed.length > 0) {
        work.writePending({schemaVersion, files: moves.map((file) => toManifestFile(file, mediaTypeOf))})
        for (const {path, staged} of moves) if (staged !== undefined) standing.put(path, staged)
        removed = standing.remove(gone.map(({path}) => path))
        for (const name of changed) {
          const files = [...rows.inShard(name), ...left.filter(({shard}) => shard.startsWith(name))]
            .flatMap((file) => standingFile(file, isWhole || moved.has(file.path)))
            .toSorted((a, b) => (a.path < b.path ? -1 : 1))
            .map((file) => toManifestFile(file, mediaTypeOf))
          if (files.length === 0) {
            rows.removeShard(name)
            continue
          }
          const text = `${JSON.stringify({schemaVersion, files})}\n`
          if (writeStanding(shardPath(name), text)) lists.push(shardPath(name))
          rows.saveShard(name, sha256(text), toBytes(text).length)
        }
        const shards = rows
          .shards()
          .map(({name, sha256: hash, bytes}) => ({path: shardPath(name), sha256: hash, bytes}))
        const used = new Set(shards.map(({path}) => path))
        const unused = namesIn('manifest')
          .map((name) => `manifest/${name}`)
          .filter((path) => !used.has(path))
        const manifest = `${JSON.stringify({schemaVersion, shards}, null, 2)}\n`
        if (writeStanding(manifestName, manifest)) lists.push(manifestName)
        store.saveSetting('manifest', sha256(manifest))
        standing.remove(unused)
      }
      const folders = new Set([...moves, ...gone].flatMap(({path}) => foldersOf(path)))
      store.transaction(() => {
        rows.close(isWhole ? undefined : [...moves, ...gone].map(({path}) => path))
        if (isWhole) store.saveSetting('output', folder)
        if (isNew && isWhole) {
          for (const path of rows.allFolders()) rows.saveFolder(path, timeOf(path))
          for (const path of listFiles(folder))
            if (rows.get(path) === undefined && !isManifestPath(path)) rows.addForeign(path)
        }
        for (const path of [...folders, 'manifest']) rows.saveFolder(path, timeOf(path))
      })
      isCommitted = true
      const problems = rows.problems()
      return {
        written: moves.length,
        unchanged: rows.count() - moves.length - problems.length,
        removed,
        changed: [...moves, ...gone].map(({path}) => path).concat(lists),
        foreign: rows.foreign().map((path) => join(folder, path.replaceAll('/', sep))),
        problems,
      }
    },
    close: () => work.close(!isCommitted),
  }

  /** Writes one of the manifest's own files. @returns whether it was different */
  function writeStanding(path: string, text: string): boolean {
    if (standing.read(path)?.toString() === text) return false
    const staged = join(work.stage, path.replaceAll('/', '-'))
    attempt(join(folder, path), () => {
      standing.checkPlace(path, false)
      fs.writeFileSync(staged, text)
    })
    standing.put(path, staged)
    return true
  }
}

/**
 * Makes what prepares files, in the main thread or in a worker.
 * @param stage - a folder that nobody else uses
 */
export function createStager(folder: string, stage: string, store: Store): Stager {
  const rows = createRows(store)
  const standing = createStandingFiles(folder, (path) => rows.isOurs(path) || isManifestPath(path))
  let count = 0
  const nextStaged = (): string => {
    const group = join(stage, String(Math.floor(count / groupSize)))
    if (count % groupSize === 0) fs.mkdirSync(group, {recursive: true})
    count += 1
    return join(group, String(count))
  }
  return {
    stage: ({path, parts, source}) => {
      const from = source === undefined ? {} : {source}
      try {
        return attempt(join(folder, path), () => {
          const row = rows.get(path)
          if (parts === undefined) {
            const standingBytes = standing.read(path)
            if (standingBytes === undefined) throw new Error('it is no longer there')
            return {path, sha256: sha256(standingBytes), bytes: standingBytes.length, ...from}
          }
          const pieces = parts.map((part) => (typeof part === 'string' ? toBytes(part) : part))
          const hash = hashOf(pieces)
          const bytes = pieces.reduce((sum, {length}) => sum + length, 0)
          const made = {path, sha256: hash, bytes, ...from}
          if (row?.sha256 === hash && row.isTrusted) return made
          const found = row?.isTrusted === true ? undefined : standing.read(path)
          const isSame = found !== undefined && found.length === bytes && sha256(found) === hash
          standing.checkPlace(path, isSame)
          if (isSame) return made
          const staged = nextStaged()
          write(staged, pieces)
          return {...made, staged}
        })
      } catch (error) {
        // A full disk or a missing permission ends the run. A foreign file in the way is reported.
        if (!(error instanceof WriteError) || error.cause !== undefined) throw error
        return {path, sha256: '', bytes: 0, problem: error.message, ...from}
      }
    },
    read: (path) => {
      const staged = rows.get(path)?.staged
      return staged === undefined ? standing.read(path) : fs.readFileSync(staged)
    },
    filesOf: (source) => rows.ofSource(source).map(({path, sha256: hash}) => ({path, sha256: hash})),
  }
}

/** The number of files in one folder of the stage. Creating a file gets slower with the number of files beside it. */
const groupSize = 256

function write(path: string, pieces: readonly Uint8Array[]): void {
  const [first] = pieces
  if (pieces.length <= 1) return fs.writeFileSync(path, first ?? new Uint8Array())
  const file = fs.openSync(path, 'w')
  try {
    let rest = pieces
    while (rest.length > 0) {
      const some = rest.slice(0, maxPieces)
      const size = some.reduce((sum, {length}) => sum + length, 0)
      let written = fs.writevSync(file, some)
      // A nearly full disk takes a part. Writing the rest gives the error.
      while (written < size) {
        const joined = Buffer.concat(some)
        written += fs.writeSync(file, joined, written)
      }
      rest = rest.slice(maxPieces)
    }
  } finally {
    fs.closeSync(file)
  }
}

/** The most pieces that one call may write (IOV_MAX). */
const maxPieces = 1000

function hashOf(pieces: readonly Uint8Array[]): string {
  const [first] = pieces
  if (pieces.length <= 1) return sha256(first ?? '')
  const sum = createHash('sha256')
  for (const piece of pieces) sum.update(piece)
  return sum.digest('hex')
}

interface FileRow extends StagedFile {
  readonly node: number
  readonly shard: string
  /** What the output has at this path now, if it is not this: hash and size. */
  readonly standing?: string
  /** Whether the output surely has these bytes at this path. */
  readonly isTrusted: boolean
}

/** The number of the node that made a file. Undefined if there is none. */
export function nodeOfFile(store: Store, path: string): number | undefined {
  const node = store.prepare('SELECT node FROM file WHERE path = ?').get(path)?.['node']
  return typeof node === 'number' && node !== nobody ? node : undefined
}

/** The number of hexadecimal digits that shards of the manifest are named by: 16 shards for a small site, else 256. */
function shardDigits(files: number): number {
  return files < 4000 ? 1 : 2
}

function shardPath(name: string): string {
  return `manifest/${name}.json`
}

function isManifestPath(path: string): boolean {
  return path === manifestName || path === 'manifest' || /^manifest\/[0-9a-f]{1,2}\.json$/.test(path)
}

function toManifestFile({path, sha256: hash, bytes, source}: FileRow, mediaTypeOf: (path: string) => string) {
  const documentId = source === undefined ? {} : {documentId: source}
  return {path, sha256: hash, bytes, mediaType: mediaTypeOf(path), ...documentId}
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
function foldersOf(path: string): string[] {
  const folder = folderOf(path)
  return folder === '' ? [''] : [folder, ...foldersOf(folder)]
}

function isFolder(path: string): boolean {
  return fs.lstatSync(path, {throwIfNoEntry: false})?.isDirectory() === true
}

/** Fills the tables with what an earlier run published, if its store was lost. */
function takeOver(
  folder: string,
  store: Store,
  rows: ReturnType<typeof createRows>,
  pending: readonly ManifestFile[],
): void {
  const files = readManifest(folder)
  if (files === undefined) {
    throw new WriteError(
      join(folder, manifestName),
      `Cannot write into ${folder}, its manifest.json is not from an export: move it away or choose another output folder`,
    )
  }
  store.transaction(() => {
    for (const {path, sha256: hash, bytes, documentId} of [...pending, ...files])
      rows.take({path, sha256: hash, bytes, ...(documentId === undefined ? {} : {source: documentId})})
  })
}

/** The rows of this sink's tables. */
function createRows(store: Store) {
  const columns = 'SELECT path, shard, node, sha256, bytes, source, placed, staged, problem, standing FROM file'
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
  const insert = (file: StagedFile, node: number, placed: number, standing?: string): void => {
    const {path, sha256: hash, bytes, source, staged, problem} = file
    run(
      'INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
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
      placed === 1 ? null : (standing ?? null),
    )
    changeShard(path)
  }
  return {
    get,
    /** Whether a run wrote the file that stands there. */
    isOurs: (path: string): boolean => {
      const row = get(path)
      return row === undefined
        ? store.prepare('SELECT 1 FROM dropped WHERE path = ?').get(path) !== undefined
        : row.problem === undefined
    },
    ofNode: (node: number) => all('WHERE node = ?', node),
    inFolder: (path: string) => all('WHERE folder = ? AND placed = 1', path),
    inShard: (name: string) => all('WHERE shard >= ? AND shard < ? AND node <> 0 ORDER BY path', name, `${name}g`),
    ofSource: (source: string) => all('WHERE source = ? ORDER BY path', source),
    sources: () => texts('SELECT DISTINCT source AS path FROM file WHERE source IS NOT NULL ORDER BY source'),
    pathsFrom: (prefix: string) =>
      all('WHERE path >= ? AND path < ? ORDER BY path', prefix, `${prefix}\u{10FFFF}`).map(({path}) => path),
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
      if (get(file.path) === undefined) insert(file, nobody, 0, standingOf(file))
    },
    put: (node: number, file: StagedFile) => {
      const row = get(file.path)
      const isPlaced = file.staged === undefined && file.problem === undefined
      const isSame = row !== undefined && row.sha256 === file.sha256 && row.source === file.source
      if (isSame && isPlaced && row.isTrusted) {
        if (row.node !== node) run('UPDATE file SET node = ? WHERE path = ?', node, file.path)
        return
      }
      insert(file, node, isPlaced ? 1 : 0, row === undefined ? undefined : standingOf(row))
    },
    drop: (node: number, path: string) => {
      const row = get(path)
      if (row?.node !== node) return
      run('DELETE FROM file WHERE path = ?', path)
      changeShard(path)
      // Somebody else's file stays where it is.
      if (row.problem !== undefined) return
      run('INSERT OR IGNORE INTO dropped VALUES (?, ?, ?)', path, row.shard, standingOf(row) ?? null)
    },
    reopen: (path: string) => void run('UPDATE file SET placed = 0, staged = NULL WHERE path = ?', path),
    /** Files in the output that nobody makes any more. */
    dropped: (): FileRow[] => [
      ...store
        .prepare(
          'SELECT * FROM dropped WHERE NOT EXISTS (SELECT 1 FROM file WHERE file.path = dropped.path) ORDER BY path',
        )
        .all()
        .map((row) => toRow({...row, node: nobody, sha256: '', bytes: 0, placed: 0})),
      ...all('WHERE node = 0 ORDER BY path'),
    ],
    /** Ends the books of a run: what was to be moved is in place, and what nobody made is gone. */
    close: (only: readonly string[] | undefined) => {
      if (only === undefined) {
        run('DELETE FROM file WHERE node = ?', nobody)
        run('UPDATE file SET placed = 1, staged = NULL, standing = NULL WHERE placed = 0 AND staged IS NOT NULL')
        run('DELETE FROM dropped')
      } else {
        for (const path of only) {
          run('UPDATE file SET placed = 1, staged = NULL, standing = NULL WHERE path = ? AND staged IS NOT NULL', path)
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

/** Hash and size of what the output has at a path. */
function standingOf(file: Pick<FileRow, 'sha256' | 'bytes'> & Partial<FileRow>): string | undefined {
  return file.isTrusted === false || file.staged !== undefined ? file.standing : `${file.sha256} ${file.bytes}`
}

/** A file as the manifest lists it: as it is after a commit, or as it still stands. */
function standingFile(file: FileRow, isNew: boolean): FileRow[] {
  if (file.problem !== undefined) return []
  if (file.isTrusted || isNew) return [file]
  const [hash, bytes] = (file.standing ?? '').split(' ')
  return hash === undefined || bytes === undefined ? [] : [{...file, sha256: hash, bytes: Number(bytes)}]
}

/** The node of files that an earlier run published, before any node of this store has made them. */
const nobody = 0

function toRow(row: Readonly<Record<string, unknown>>): FileRow {
  const {path, shard, node, sha256: hash, bytes, source, placed, staged, problem, standing} = row
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
    ...(typeof standing === 'string' ? {standing} : {}),
  }
}
