import * as fs from 'node:fs'
import {join} from 'node:path'
import {acquireLock} from '../lock.ts'
import {makeFolder} from '../make-folder.ts'
import {writeFileWhole} from '../whole-file.ts'
import {isManifest, type Manifest} from './manifest.ts'
import {isInside} from './places.ts'
import {attempt} from './write-error.ts'

/** The export's own folder inside the output folder. It exists only during an export, for one writer at a time. */
export interface WorkFolder {
  /** The files that a killed run was moving into place, or undefined if there was no such run. */
  readonly pending: Manifest | undefined
  /** Records the files that are about to be moved into place. After a kill, the next run recognises them as its own. */
  readonly writePending: (manifest: Manifest) => void
  /** Returns a path in the work folder for the next prepared file. */
  readonly nextStaged: () => string
  /** Removes the prepared files. */
  readonly clearStage: () => void
  /**
   * Removes the work folder and releases the lock.
   * @param keepsPending - whether the list of files being moved into place, if there is one, stays for the next run
   */
  readonly close: (keepsPending?: boolean) => void
}

/** Opens the work folder of an output folder. @throws {WriteError} if another run uses it, or it cannot be created */
export function openWorkFolder(folder: string): WorkFolder {
  const work = join(folder, folderName)
  const stage = join(work, 'stage')
  const pendingPath = join(work, pendingName)
  attempt(folder, () => {
    makeFolder(work)
    if (!fs.lstatSync(work).isDirectory()) throw new Error(`${work} is a link: remove it`)
  })
  const release = attempt(folder, () => acquireLock(join(work, lockName)))
  const pending = readManifest(pendingPath)
  let staged = 0

  return {
    pending,
    writePending: (manifest) => attempt(pendingPath, () => writeFileWhole(pendingPath, JSON.stringify(manifest))),
    nextStaged: () => {
      const shard = join(stage, String(Math.floor(staged / shardSize)))
      if (staged % shardSize === 0) fs.mkdirSync(shard)
      const path = join(shard, String(staged))
      staged += 1
      return path
    },
    clearStage: () =>
      attempt(work, () => {
        fs.rmSync(stage, {recursive: true, force: true})
        fs.mkdirSync(stage)
        staged = 0
      }),
    close: (keepsPending = false) => {
      if (keepsPending && fs.existsSync(pendingPath)) {
        fs.rmSync(stage, {recursive: true, force: true})
        return release()
      }
      // The lock is released last. After that, files in the folder may belong to another run.
      for (const name of fs.readdirSync(work)) {
        if (name !== lockName) fs.rmSync(join(work, name), {recursive: true, force: true})
      }
      release()
      try {
        fs.rmdirSync(work)
      } catch {
        // Another run has started to use it.
      }
    },
  }
}

/** Reads a manifest, without paths that lead out of the folder. Returns undefined if there is no valid manifest. */
export function readManifest(path: string): Manifest | undefined {
  let value: unknown
  try {
    value = JSON.parse(fs.readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
  return isManifest(value) ? {...value, files: value.files.filter((entry) => isInside(entry.path))} : undefined
}

const folderName = '.bodytext'

const pendingName = 'pending.json'

const lockName = 'lock'

/** The number of files in one folder of the stage. Creating a file gets slower with the number of files beside it. */
const shardSize = 256
