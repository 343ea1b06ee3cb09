import {readdirSync, type Dirent} from 'node:fs'
import {join} from 'node:path'

/** The folder of pictures and files in a content folder. */
export const assetsFolder = 'assets'

/** A file of a content folder, or something in it that is named like one. */
export interface FolderFile {
  readonly path: string
  /** Whether it is a file. Links are not followed. */
  readonly isFile: boolean
  /** What it is instead, for messages. */
  readonly what?: 'a link' | 'a folder' | 'this'
  /** Why a folder cannot be read. */
  readonly error?: unknown
}

/** Finds every JSON file below a content folder, sorted by name. A folder that cannot be read is found too. */
export function* filesIn(folder: string, isTop = true): Generator<FolderFile> {
  let entries
  try {
    entries = readdirSync(folder, {withFileTypes: true})
  } catch (error) {
    yield {path: folder, isFile: false, error}
    return
  }
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name)
    if (entry.name.startsWith('.') || (isTop && entry.name === assetsFolder)) continue
    const isJson = entry.name.endsWith('.json')
    if (entry.isFile() && isJson) yield {path, isFile: true}
    else if (entry.isDirectory() && !isJson) yield* filesIn(path, false)
    else if (isJson) yield {path, isFile: false, what: kindOf(entry)}
  }
}

function kindOf(entry: Dirent): 'a link' | 'a folder' | 'this' {
  if (entry.isSymbolicLink()) return 'a link'
  return entry.isDirectory() ? 'a folder' : 'this'
}
