import {createHash} from 'node:crypto'
import * as fs from 'node:fs'
import {dirname, join, posix, sep} from 'node:path'
import {mediaTypeOf} from '../site/media-types.ts'
import {isManifest, type Manifest, type ManifestFile} from './manifest.ts'
import {schemaVersion} from '../contract/resource-types.ts'
import {outputPaths} from '../site/site.ts'
import {sha256 as hash} from './hash.ts'
import {acquireLock} from './lock.ts'
import {makeFolder} from './make-folder.ts'
import {isInside, listFiles} from './places.ts'
import {attempt, WriteError} from './write-error.ts'

export interface WriteSummary {
  readonly written: number
  readonly unchanged: number
  readonly removed: number
  /** Files in the folder that nobody here wrote; they are left alone. */
  readonly foreign: readonly string[]
  readonly manifest: Manifest
}

/** An output folder while it is written. Nothing of it changes before `commit`. */
export interface Output {
  readonly folder: string
  /** What an earlier run published. */
  readonly previous: Manifest
  /** Reads a file that an earlier run published, or nothing if it is not there as it was written. */
  readonly readPrevious: (path: string) => Uint8Array | undefined
  readonly add: (path: string, content: string | Uint8Array, documentId?: string) => void
  /** Adds a file that is too large to be held whole, part by part. */
  readonly addParts: (path: string, parts: Iterable<string>) => void
  /** Reads a file as this run leaves it, or nothing if it is not one of this run's. */
  readonly read: (path: string) => Uint8Array | undefined
  /** Keeps a file of an earlier run as it is, if it is still there and nothing new has taken its place. */
  readonly keep: (entry: ManifestFile) => void
  /** Puts everything in place: renames what is new, removes what is stale, writes the manifest last. */
  readonly commit: () => WriteSummary
  /** Gives up: removes what was prepared and leaves the folder as it was. */
  readonly discard: () => void
}

/** The exporter's own folder inside the output, there only while it works. */
const workFolder = '.bodytext'
const lockName = 'lock'
/** Files in one folder of the stage: making a file gets slower the more there are beside it. */
const shardSize = 256
const noManifest: Manifest = {schemaVersion, files: []}

const readJson = (path: string): unknown => {
  try {
    return JSON.parse(fs.readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}

/**
 * Opens an output folder, for one writer at a time. Files are prepared beside their places and renamed all at once at
 * the end, so that a crash, a full disk or a kill leaves what was published before. A run that was killed in between
 * has left a list of what it was putting in place; the next run knows these files for its own by that.
 * @throws {WriteError} if the folder cannot be written
 */
export const openOutput = (folder: string): Output => {
  const work = join(folder, workFolder)
  const stage = join(work, 'stage')
  const pendingPath = join(work, 'pending.json')
  const place = (path: string): string => join(folder, ...path.split('/'))

  attempt(folder, () => {
    makeFolder(work)
    if (!fs.lstatSync(work).isDirectory()) throw new Error(`${work} is a link: remove it`)
  })
  const release = attempt(folder, () => acquireLock(join(work, lockName)))
  /** Cleans up and lets the next run in, in that order: once the lock is gone, what is in the folder may be another's. */
  const close = (): void => {
    for (const name of fs.readdirSync(work)) {
      if (name !== lockName) fs.rmSync(join(work, name), {recursive: true, force: true})
    }
    release()
    try {
      fs.rmdirSync(work)
    } catch {
      // Another run has begun in it.
    }
  }
  const readManifest = (path: string): Manifest => {
    const value = readJson(path)
    return isManifest(value) ? {...value, files: value.files.filter((entry) => isInside(entry.path))} : noManifest
  }
  const previous = readManifest(place(outputPaths.manifest))
  if (previous === noManifest && fs.existsSync(place(outputPaths.manifest)) && !fs.existsSync(pendingPath)) {
    close()
    throw new WriteError(
      place(outputPaths.manifest),
      `Cannot write into ${folder}, its manifest.json is not from an export: move it away or choose another output folder`,
    )
  }
  const pending = readManifest(pendingPath)
  const owned = new Set([...previous.files, ...pending.files].map(({path}) => path))
  const published = new Map([...pending.files, ...previous.files].map((entry) => [entry.path, entry]))
  const knownHashes = new Set([...pending.files, ...previous.files].map(({path, sha256}) => `${sha256} ${path}`))
  attempt(work, () => {
    fs.rmSync(stage, {recursive: true, force: true})
    fs.mkdirSync(stage)
  })

  const entries = new Map<string, ManifestFile>()
  const staged = new Map<string, string>()
  const foldersSeen = new Set<string>()

  const isOwnFile = (path: string): boolean => owned.has(path) || path === outputPaths.manifest

  const current = (path: string): Uint8Array | undefined => {
    try {
      const found = fs.lstatSync(place(path), {throwIfNoEntry: false})
      return found?.isFile() === true ? fs.readFileSync(place(path)) : undefined
    } catch {
      return undefined
    }
  }

  const isFolder = (path: string): boolean => fs.lstatSync(place(path), {throwIfNoEntry: false})?.isDirectory() === true

  /** Whether a file stands in this folder itself: nothing is removed through a link that leads elsewhere. */
  const isReachedWithoutLinks = (path: string): boolean => {
    const parents = path.split('/').slice(0, -1)
    return (
      parents.every((_, index) => isFolder(parents.slice(0, index + 1).join('/'))) &&
      fs.lstatSync(place(path), {throwIfNoEntry: false})?.isFile() === true
    )
  }

  /** Refuses to go through a link, or to replace what somebody else put there. */
  const checkPlace = (path: string, isSame: boolean): void => {
    const parents: string[] = []
    for (let parent = posix.dirname(path); parent !== '.' && !foldersSeen.has(parent); parent = posix.dirname(parent)) {
      const found = fs.lstatSync(place(parent), {throwIfNoEntry: false})
      if (found !== undefined && !found.isDirectory()) {
        throw new WriteError(
          path,
          `Cannot write ${join(folder, path)}, ${join(folder, parent)} is not a folder of its own: remove it or choose another output folder`,
        )
      }
      parents.push(parent)
    }
    for (const parent of parents) foldersSeen.add(parent)
    const found = fs.lstatSync(place(path), {throwIfNoEntry: false})
    if (found === undefined || isSame) return
    if (!found.isFile() || !isOwnFile(path)) {
      throw new WriteError(
        path,
        `Cannot write ${join(folder, path)}, a file is there that the export did not write: move it away or choose another output folder`,
      )
    }
  }

  let stagedFiles = 0
  const nextPlace = (): string => {
    const shard = join(stage, String(Math.floor(stagedFiles / shardSize)))
    if (stagedFiles % shardSize === 0) fs.mkdirSync(shard)
    const temporary = join(shard, String(stagedFiles))
    stagedFiles += 1
    return temporary
  }

  const stageFile = (path: string, content: string | Uint8Array): void => {
    const temporary = nextPlace()
    fs.writeFileSync(temporary, content)
    staged.set(path, temporary)
  }

  const add: Output['add'] = (path, content, documentId) =>
    attempt(join(folder, path), () => {
      if (!isInside(path) || entries.has(path))
        throw new WriteError(path, `Cannot write ${path} twice or outside of the output folder`)
      const bytes = typeof content === 'string' ? Buffer.from(content) : content
      const entry = {path, sha256: hash(bytes), bytes: bytes.length, mediaType: mediaTypeOf(path)}
      const existing = current(path)
      const isSame = existing !== undefined && Buffer.compare(existing, bytes) === 0
      checkPlace(path, isSame)
      if (!isSame) stageFile(path, bytes)
      entries.set(path, documentId === undefined ? entry : {...entry, documentId})
    })

  const addParts: Output['addParts'] = (path, parts) =>
    attempt(join(folder, path), () => {
      if (!isInside(path) || entries.has(path))
        throw new WriteError(path, `Cannot write ${path} twice or outside of the output folder`)
      const temporary = nextPlace()
      const sum = createHash('sha256')
      const file = fs.openSync(temporary, 'w')
      let size = 0
      try {
        for (const part of parts) {
          const bytes = Buffer.from(part)
          for (let at = 0; at < bytes.length;) at += fs.writeSync(file, bytes, at)
          sum.update(bytes)
          size += bytes.length
        }
      } finally {
        fs.closeSync(file)
      }
      const entry = {path, sha256: sum.digest('hex'), bytes: size, mediaType: mediaTypeOf(path)}
      const existing = current(path)
      const isSame = existing !== undefined && hash(existing) === entry.sha256
      checkPlace(path, isSame)
      if (isSame) fs.rmSync(temporary)
      else staged.set(path, temporary)
      entries.set(path, entry)
    })

  const manifestOf = (): Manifest => ({
    schemaVersion,
    files: [...entries.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1)),
  })

  const removeEmptyFolders = (paths: readonly string[]): void => {
    const folders = new Set(
      paths.flatMap((path) =>
        path
          .split('/')
          .slice(0, -1)
          .map((_, index, parts) => parts.slice(0, index + 1).join('/')),
      ),
    )
    for (const each of [...folders].toSorted((a, b) => b.length - a.length)) {
      try {
        fs.rmdirSync(place(each))
      } catch {
        // Not empty, or gone already: either is as it should be.
      }
    }
  }

  return {
    folder,
    previous: {schemaVersion: previous.schemaVersion, files: [...published.values()]},
    readPrevious: (path) => {
      const bytes = current(path)
      return bytes !== undefined && knownHashes.has(`${hash(bytes)} ${path}`) ? bytes : undefined
    },
    add,
    addParts,
    read: (path) => {
      if (!entries.has(path)) return undefined
      const temporary = staged.get(path)
      return temporary === undefined ? current(path) : fs.readFileSync(temporary)
    },
    keep: (entry) => {
      const bytes = entries.has(entry.path) ? undefined : current(entry.path)
      if (bytes !== undefined) entries.set(entry.path, {...entry, sha256: hash(bytes), bytes: bytes.length})
    },
    commit: () => {
      const manifest = manifestOf()
      const text = `${JSON.stringify(manifest, null, 2)}\n`
      const isSameManifest = current(outputPaths.manifest)?.toString() === text
      if (!isSameManifest) attempt(place(outputPaths.manifest), () => stageFile(outputPaths.manifest, text))
      // Names are put down before anything moves: a run that is killed now knows its own files by them next time.
      const stale = [...owned].filter((path) => !entries.has(path) && path !== outputPaths.manifest)
      if (staged.size > 0 || stale.length > 0) {
        attempt(pendingPath, () => {
          fs.writeFileSync(
            `${pendingPath}.new`,
            JSON.stringify({schemaVersion, files: [...manifest.files, ...previous.files, ...pending.files]}),
          )
          fs.renameSync(`${pendingPath}.new`, pendingPath)
        })
      }
      const made = new Set<string>()
      const moves = [...staged].filter(([path]) => path !== outputPaths.manifest)
      for (const [path, temporary] of moves) {
        attempt(join(folder, path), () => {
          const parent = dirname(place(path))
          if (!made.has(parent)) makeFolder(parent)
          made.add(parent)
          fs.renameSync(temporary, place(path))
        })
      }
      const removed = stale.filter(isReachedWithoutLinks)
      for (const path of removed) attempt(join(folder, path), () => fs.rmSync(place(path)))
      removeEmptyFolders(stale)
      const stagedManifest = staged.get(outputPaths.manifest)
      if (stagedManifest !== undefined)
        attempt(place(outputPaths.manifest), () => fs.renameSync(stagedManifest, place(outputPaths.manifest)))
      const foreign = listFiles(folder).filter((path) => !entries.has(path) && path !== outputPaths.manifest)
      close()
      return {
        written: moves.length,
        unchanged: entries.size - moves.length,
        removed: removed.length,
        foreign: foreign.map((path) => join(folder, path.replaceAll('/', sep))),
        manifest,
      }
    },
    discard: () => {
      fs.rmSync(stage, {recursive: true, force: true})
      if (fs.existsSync(pendingPath)) release()
      else close()
    },
  }
}
