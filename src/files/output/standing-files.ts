import * as fs from 'node:fs'
import {dirname, join, posix} from 'node:path'
import {makeFolder} from '../make-folder.ts'
import {attempt, WriteError} from './write-error.ts'

/** The files in an output folder. They are never replaced or removed through a link that leads elsewhere. */
export interface StandingFiles {
  readonly place: (path: string) => string
  /** Returns the bytes of a file, or undefined if there is none that can be read. */
  readonly read: (path: string) => Uint8Array<ArrayBuffer> | undefined
  /** Checks where a file will be. @throws {WriteError} if it is behind a link, or would replace someone else's file */
  readonly checkPlace: (path: string, isSame: boolean) => void
  /** Moves a prepared file into place. @throws {WriteError} */
  readonly put: (path: string, prepared: string) => void
  /** Removes files, and folders that become empty. @returns the number of files removed */
  readonly remove: (paths: readonly string[]) => number
}

/** @param isOwn - tells whether an earlier run wrote a file */
export function createStandingFiles(folder: string, isOwn: (path: string) => boolean): StandingFiles {
  const place = (path: string): string => join(folder, ...path.split('/'))
  const statsOf = (path: string): fs.Stats | undefined => fs.lstatSync(place(path), {throwIfNoEntry: false})
  const checkedFolders = new Set<string>()
  const madeFolders = new Set<string>()

  const isReachedWithoutLinks = (path: string): boolean =>
    foldersOf(path).every((parent) => statsOf(parent)?.isDirectory() === true) && statsOf(path)?.isFile() === true

  const checkParents = (path: string): void => {
    const parents: string[] = []
    for (let at = posix.dirname(path); at !== '.' && !checkedFolders.has(at); at = posix.dirname(at)) {
      const found = statsOf(at)
      if (found !== undefined && !found.isDirectory()) {
        throw new WriteError(
          path,
          `Cannot write ${join(folder, path)}, ${join(folder, at)} is not a folder of its own: remove it or choose another output folder`,
        )
      }
      parents.push(at)
    }
    for (const parent of parents) checkedFolders.add(parent)
  }

  const removeEmptyFolders = (paths: readonly string[]): void => {
    for (const each of [...new Set(paths.flatMap(foldersOf))].toSorted((a, b) => b.length - a.length)) {
      try {
        fs.rmdirSync(place(each))
      } catch {
        // The folder is not empty, or already gone. Both are fine.
      }
    }
  }

  return {
    place,
    read: (path) => {
      try {
        return statsOf(path)?.isFile() === true ? fs.readFileSync(place(path)) : undefined
      } catch {
        return undefined
      }
    },
    checkPlace: (path, isSame) => {
      checkParents(path)
      const found = statsOf(path)
      if (found === undefined || isSame || (found.isFile() && isOwn(path))) return
      throw new WriteError(
        path,
        `Cannot write ${join(folder, path)}, a file is there that the export did not write: move it away or choose another output folder`,
      )
    },
    put: (path, prepared) =>
      attempt(join(folder, path), () => {
        const parent = dirname(place(path))
        if (!madeFolders.has(parent)) makeFolder(parent)
        madeFolders.add(parent)
        fs.renameSync(prepared, place(path))
      }),
    remove: (paths) => {
      const there = paths.filter(isReachedWithoutLinks)
      for (const path of there) attempt(join(folder, path), () => fs.rmSync(place(path)))
      removeEmptyFolders(paths)
      return there.length
    },
  }
}

/** Returns the folders that contain a path, the outermost first. */
function foldersOf(path: string): string[] {
  return path
    .split('/')
    .slice(0, -1)
    .map((_, index, parts) => parts.slice(0, index + 1).join('/'))
}
