import * as fs from 'node:fs'
import {join} from 'node:path'
import {acquireLock} from '../lock.ts'
import {makeFolder} from '../make-folder.ts'
import {writeFileWhole} from '../whole-file.ts'
import type {FileList} from './manifest.ts'
import {readFileList} from './read-manifest.ts'
import {attempt} from './write-error.ts'

/** The export's own folder inside the output folder. It exists only during an export, for one writer at a time. */
export interface WorkFolder {
  /** The files that a killed run was moving into place, or undefined if there was no such run. */
  readonly pending: FileList | undefined
  /** Records the files that are about to be moved into place. After a kill, the next run recognises them as its own. */
  readonly writePending: (files: FileList) => void
  /** The folder for prepared files. */
  readonly stage: string
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
  const pending = readFileList(pendingPath)

  return {
    pending,
    writePending: (files) => attempt(pendingPath, () => writeFileWhole(pendingPath, JSON.stringify(files))),
    stage,
    clearStage: () =>
      attempt(work, () => {
        fs.rmSync(stage, {recursive: true, force: true})
        fs.mkdirSync(stage)
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

const folderName = '.bodytext'

const pendingName = 'pending.json'

const lockName = 'lock'
