import {readdirSync} from 'node:fs'
import {join} from 'node:path'
import {assetIdOfFileName} from '../../content/assets.ts'
import {assetsFolder, filesIn, type FolderFile} from '../../content/readers/folder-files.ts'
import type {Store} from '../../engine/store.ts'
import {stampOf} from '../../content/readers/file-stamp.ts'
import {createContentTable} from './content-table.ts'

/** What is different in a folder from what the store knows, without opening a file. */
export interface FolderScan {
  readonly changed: ReadonlyArray<FolderFile & {readonly stat: string}>
  /** Places of records that are no longer there. */
  readonly gone: readonly string[]
  readonly isSame: boolean
}

/** Compares a folder with what the store knows of it, by the sizes, times and inodes of its files. */
export function scanFolder(folder: string, store: Store): FolderScan {
  const unseen = createContentTable(store).stats()
  const changed: Array<FolderFile & {readonly stat: string}> = []
  for (const file of filesIn(folder)) {
    const stat = file.isFile ? stampOf(file.path) : 'odd'
    const known = unseen.get(file.path)
    unseen.delete(file.path)
    if (stat === '' || known !== stat) changed.push({...file, stat})
  }
  const gone = [...unseen.keys()]
  return {changed, gone, isSame: changed.length === 0 && gone.length === 0 && hasSameAssets(folder, store)}
}

/**
 * Compares the files of some documents with what the store knows of them.
 * @returns undefined if a document is new, because nobody knows where it is
 */
export function scanFiles(ids: ReadonlySet<string>, store: Store): FolderScan | undefined {
  const table = createContentTable(store)
  const changed: Array<FolderFile & {readonly stat: string}> = []
  const gone: string[] = []
  for (const id of ids) {
    const rows = table.ofId(id)
    if (rows.length === 0) return undefined
    for (const {place, stat: known} of rows) {
      const stat = stampOf(place)
      if (stat === '') gone.push(place)
      else if (stat !== known) changed.push({path: place, isFile: true, stat})
    }
  }
  return {changed, gone, isSame: changed.length === 0 && gone.length === 0}
}

function hasSameAssets(folder: string, store: Store): boolean {
  if (createContentTable(store).count('asset') > 0) return false
  const known = new Set(store.keysOf('asset'))
  return (
    namesIn(join(folder, assetsFolder))
      .flatMap((name) => {
        const id = assetIdOfFileName(name)
        return id === undefined ? [] : [{id, stamp: stampOf(join(folder, assetsFolder, name))}]
      })
      .every(({id, stamp}) => known.delete(id) && store.facts('asset', id)?.['stamp'] === stamp) && known.size === 0
  )
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder, {withFileTypes: true}).flatMap((entry) => (entry.isFile() ? [entry.name] : []))
  } catch {
    return []
  }
}
