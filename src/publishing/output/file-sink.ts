import * as fs from 'node:fs'
import {join, sep} from 'node:path'
import {toBytes} from '../../files/bytes.ts'
import {sha256} from '../../files/hash.ts'
import {manifestName, type ManifestFile} from '../../files/output/manifest.ts'
import {readManifest} from '../../files/output/read-manifest.ts'
import {listFiles} from '../../files/output/places.ts'
import {createStandingFiles} from '../../files/output/standing-files.ts'
import type {WorkFolder} from '../../files/output/work-folder.ts'
import {attempt, WriteError} from '../../files/output/write-error.ts'
import type {Sink} from '../../engine/sink.ts'
import type {Store} from '../../engine/store.ts'
import {createRows, foldersOf, type FileRow, type FileRows} from './file-rows.ts'
import {isManifestPath, shardDigits, shardPath} from './manifest-shards.ts'
import {createStager} from './stager.ts'

/*
 * The output folder as a sink. The store has a row for each file, so that nothing in the folder is read or listed to
 * learn that it is as it should be: only the times of folders are compared, which change when a file comes, goes or is
 * replaced. What somebody writes into a published file is found by `--verify`.
 */
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
  /** The paths of files in the output that begin so, as earlier runs left them. */
  readonly pathsFrom: (prefix: string) => readonly string[]
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
  rows.reset()
  for (const {documentId, ...file} of work.pending?.files ?? [])
    rows.mayStand({...file, ...(documentId === undefined ? {} : {source: documentId})})
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

  const compareFilesIn = (path: string): void => {
    for (const file of rows.inFolder(path)) {
      const bytes = standing.read(file.path)
      if (bytes === undefined || sha256(bytes) !== file.sha256) rows.reopen(file.path)
    }
  }

  /** Looks at every file of one folder, because something in it changed. */
  const lookInto = (path: string): void => {
    compareFilesIn(path)
    for (const name of namesIn(path)) {
      const at = path === '' ? name : `${path}/${name}`
      if (rows.get(at) !== undefined || rows.isOurs(at) || isManifestPath(at) || rows.hasFolder(at)) continue
      for (const each of isFolder(join(folder, at)) ? listFiles(folder, at) : [at]) rows.addForeign(each)
    }
  }

  return {
    folder,
    stageFolder: work.stage,
    isNew,
    ...stager,
    record: (node, files) => {
      const before = rows.ofNode(node)
      for (const file of files) rows.put(node, file)
      const now = new Set(files.map(({path}) => path))
      for (const {path} of before) if (!now.has(path)) rows.drop(node, path)
    },
    sources: rows.sources,
    pathsFrom: (prefix) => rows.standingFrom(prefix).map(({path}) => path),
    isUnfinished: () => isNew || rows.isUnfinished(),
    check: (isThorough = false) =>
      store.transaction(() => {
        // A run without a commit left no times of folders to compare.
        if (isNew) for (const path of rows.allFolders()) compareFilesIn(path)
        else {
          for (const path of rows.foreign())
            if (!fs.existsSync(join(folder, path)) || rows.isOurs(path)) rows.removeForeign(path)
          for (const name of namesIn('manifest')) {
            const path = `manifest/${name}`
            if (!isManifestPath(path)) rows.addForeign(path)
          }
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
          .filter((path) => isManifestPath(path) && !used.has(path))
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

function toManifestFile({path, sha256: hash, bytes, source}: FileRow, mediaTypeOf: (path: string) => string) {
  const documentId = source === undefined ? {} : {documentId: source}
  return {path, sha256: hash, bytes, mediaType: mediaTypeOf(path), ...documentId}
}

function isFolder(path: string): boolean {
  return fs.lstatSync(path, {throwIfNoEntry: false})?.isDirectory() === true
}

/** Fills the tables with what an earlier run published, if its store was lost. */
function takeOver(folder: string, store: Store, rows: FileRows, pending: readonly ManifestFile[]): void {
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

/** A file as the manifest lists it: as it is after a commit, or as it still stands. */
function standingFile(file: FileRow, isNew: boolean): FileRow[] {
  if (file.problem !== undefined) return []
  if (file.isTrusted || isNew) return [file]
  const {source: _, ...rest} = file
  return file.standing === undefined ? [] : [{...rest, ...file.standing}]
}
