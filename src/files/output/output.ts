import {createHash} from 'node:crypto'
import * as fs from 'node:fs'
import {join, sep} from 'node:path'
import {sha256 as hash} from '../hash.ts'
import {manifestName, type Manifest, type ManifestFile} from './manifest.ts'
import {isInside, listFiles} from './places.ts'
import {createStandingFiles} from './standing-files.ts'
import {openWorkFolder, readManifest} from './work-folder.ts'
import {attempt, WriteError} from './write-error.ts'

export interface WriteSummary {
  readonly written: number
  readonly unchanged: number
  readonly removed: number
  /** Files in the folder that the export did not write. They are left alone. */
  readonly foreign: readonly string[]
  readonly manifest: Manifest
}

/** An output folder that is being written. What is published in it does not change before `commit`. */
export interface Output {
  readonly folder: string
  /** What an earlier run published. */
  readonly previous: Manifest
  /** Reads a file that an earlier run published. Returns undefined if it is missing or was changed since. */
  readonly readPrevious: (path: string) => Uint8Array | undefined
  /** Adds a file. It replaces a kept file with the same path. */
  readonly add: (path: string, content: string | Uint8Array, documentId?: string) => void
  /** Adds a file in parts, if it is too large for memory. */
  readonly addParts: (path: string, parts: Iterable<string>) => void
  /** Reads a file as it will be after this run. Returns undefined if this run neither added nor kept it. */
  readonly read: (path: string) => Uint8Array | undefined
  /** Keeps a file of an earlier run, if it still exists and this run has not added a file with the same path. */
  readonly keep: (entry: ManifestFile) => void
  /** Discards everything that was added or kept so far. */
  readonly reset: () => void
  /** Moves new files into place, removes stale ones, and writes the manifest last. */
  readonly commit: () => WriteSummary
  /** Cancels the run: removes the prepared files and leaves the folder as it is. */
  readonly discard: () => void
}

export interface OutputOptions {
  /** The schema version of the manifest. */
  readonly schemaVersion: string
  readonly mediaTypeOf: (path: string) => string
}

/**
 * Opens an output folder, for one writer at a time. Files are prepared in a work folder and moved once all are complete,
 * so that a crash, a full disk or a kill leaves what was published before. A run that is killed while it moves files
 * leaves a list of them. By this list, the next run recognises the files as its own.
 * @throws {WriteError} if the folder cannot be written
 */
export function openOutput(folder: string, {schemaVersion, mediaTypeOf}: OutputOptions): Output {
  const work = openWorkFolder(folder)
  const earlier = earlierFiles(folder, readManifest(join(folder, manifestName)), work.pending)
  if (earlier === undefined) {
    work.close()
    throw new WriteError(
      join(folder, manifestName),
      `Cannot write into ${folder}, its manifest.json is not from an export: move it away or choose another output folder`,
    )
  }
  const standing = createStandingFiles(folder, (path) => earlier.has(path) || path === manifestName)
  const knownHashes = new Set(
    [...(work.pending?.files ?? []), ...earlier.values()].map(({path, sha256}) => `${sha256} ${path}`),
  )
  work.clearStage()
  const planned = new Map<string, Planned>()

  const fileAt = (path: string, sha256: string, bytes: number, documentId?: string): ManifestFile => ({
    path,
    sha256,
    bytes,
    mediaType: mediaTypeOf(path),
    ...(documentId === undefined ? {} : {documentId}),
  })

  const checkNew = (path: string): void => {
    const known = planned.get(path)
    if (!isInside(path) || (known !== undefined && known.isKept !== true))
      throw new WriteError(path, `Cannot write ${path} twice or outside of the output folder`)
  }

  const stage = (content: string | Uint8Array): string => {
    const staged = work.nextStaged()
    fs.writeFileSync(staged, content)
    return staged
  }

  const manifestNow = (): Manifest => ({
    schemaVersion,
    files: [...planned.values()].map(({file}) => file).toSorted((a, b) => (a.path < b.path ? -1 : 1)),
  })

  return {
    folder,
    previous: {schemaVersion, files: [...earlier.values()]},
    readPrevious: (path) => {
      const bytes = standing.read(path)
      return bytes !== undefined && knownHashes.has(`${hash(bytes)} ${path}`) ? bytes : undefined
    },
    add: (path, content, documentId) =>
      attempt(join(folder, path), () => {
        checkNew(path)
        const bytes = typeof content === 'string' ? Buffer.from(content) : content
        const existing = standing.read(path)
        const isSame = existing !== undefined && Buffer.compare(existing, bytes) === 0
        standing.checkPlace(path, isSame)
        const file = fileAt(path, hash(bytes), bytes.length, documentId)
        planned.set(path, isSame ? {file} : {file, staged: stage(bytes)})
      }),
    addParts: (path, parts) =>
      attempt(join(folder, path), () => {
        checkNew(path)
        const staged = work.nextStaged()
        const {sha256, bytes} = writeParts(staged, parts)
        const existing = standing.read(path)
        const isSame = existing !== undefined && hash(existing) === sha256
        standing.checkPlace(path, isSame)
        if (isSame) fs.rmSync(staged)
        const file = fileAt(path, sha256, bytes)
        planned.set(path, isSame ? {file} : {file, staged})
      }),
    read: (path) => {
      const plan = planned.get(path)
      if (plan === undefined) return undefined
      return plan.staged === undefined ? standing.read(path) : fs.readFileSync(plan.staged)
    },
    keep: (entry) => {
      const bytes = planned.has(entry.path) ? undefined : standing.read(entry.path)
      if (bytes === undefined) return
      planned.set(entry.path, {file: {...entry, sha256: hash(bytes), bytes: bytes.length}, isKept: true})
    },
    reset: () => {
      planned.clear()
      work.clearStage()
    },
    commit: () => {
      const manifest = manifestNow()
      const text = `${JSON.stringify(manifest, null, 2)}\n`
      const isSameManifest = standing.read(manifestName)?.toString() === text
      const stagedManifest = isSameManifest ? undefined : attempt(standing.place(manifestName), () => stage(text))
      const stale = [...earlier.keys()].filter((path) => !planned.has(path))
      const moves = [...planned].flatMap(([path, {staged}]) => (staged === undefined ? [] : [[path, staged] as const]))
      if (moves.length > 0 || stale.length > 0 || stagedManifest !== undefined)
        work.writePending({schemaVersion, files: [...manifest.files, ...earlier.values()]})
      for (const [path, staged] of moves) standing.put(path, staged)
      const removed = standing.remove(stale)
      if (stagedManifest !== undefined) standing.put(manifestName, stagedManifest)
      const foreign = listFiles(folder).filter((path) => !planned.has(path) && path !== manifestName)
      work.close()
      return {
        written: moves.length,
        unchanged: planned.size - moves.length,
        removed,
        foreign: foreign.map((path) => join(folder, path.replaceAll('/', sep))),
        manifest,
      }
    },
    discard: () => work.close(true),
  }
}

/** A file of this run: kept from an earlier run, added with the same bytes as before, or prepared in the stage. */
interface Planned {
  readonly file: ManifestFile
  readonly staged?: string
  readonly isKept?: boolean
}

/** Returns the files that earlier runs wrote, by path, or undefined if the folder's manifest is not from an export. */
function earlierFiles(
  folder: string,
  previous: Manifest | undefined,
  pending: Manifest | undefined,
): ReadonlyMap<string, ManifestFile> | undefined {
  if (previous === undefined && pending === undefined && fs.existsSync(join(folder, manifestName))) return undefined
  const files = [...(pending?.files ?? []), ...(previous?.files ?? [])].filter(({path}) => path !== manifestName)
  return new Map(files.map((file) => [file.path, file]))
}

/** Writes a file part by part. @returns its hash and size */
function writeParts(path: string, parts: Iterable<string>): {readonly sha256: string; readonly bytes: number} {
  const sum = createHash('sha256')
  const file = fs.openSync(path, 'w')
  let bytes = 0
  try {
    for (const part of parts) {
      const chunk = Buffer.from(part)
      for (let at = 0; at < chunk.length;) at += fs.writeSync(file, chunk, at)
      sum.update(chunk)
      bytes += chunk.length
    }
  } finally {
    fs.closeSync(file)
  }
  return {sha256: sum.digest('hex'), bytes}
}
