import * as fs from 'node:fs'
import {join} from 'node:path'
import {acquireLock} from '../lock.ts'
import {makeFolder} from '../make-folder.ts'
import {writeFileWhole} from '../whole-file.ts'
import {isManifest, type Manifest} from './manifest.ts'
import {isInside} from './places.ts'
import {attempt} from './write-error.ts'

/** The exporter's own folder inside the output: there only while it works, for one writer at a time. */
export interface WorkFolder {
  /** What a run that was killed was putting in place; nothing if none was. */
  readonly pending: Manifest | undefined
  /** Names what is about to be put in place: a run that is killed then knows its own files by it the next time. */
  readonly writePending: (manifest: Manifest) => void
  /** A path for a file that is prepared, beside its place. */
  readonly nextStaged: () => string
  /** Removes what was prepared. */
  readonly clearStage: () => void
  /**
   * Gives the folder back.
   * @param keepsPending - whether the list of what a killed run was putting in place stays for the next run
   */
  readonly close: (keepsPending?: boolean) => void
}

/** Opens the work folder of an output folder. @throws {WriteError} if another run has it, or it cannot be made */
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
      // Once the lock is gone, what is in the folder may be another run's: the lock goes last.
      for (const name of fs.readdirSync(work)) {
        if (name !== lockName) fs.rmSync(join(work, name), {recursive: true, force: true})
      }
      release()
      try {
        fs.rmdirSync(work)
      } catch {
        // Another run has begun in it.
      }
    },
  }
}

/** A manifest of ours, without paths that lead out of the folder; nothing if the file is none. */
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

/** Files in one folder of the stage: making a file gets slower the more there are beside it. */
const shardSize = 256
