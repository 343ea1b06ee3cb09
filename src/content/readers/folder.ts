import {readdirSync, readFileSync, statSync} from 'node:fs'
import {readdir} from 'node:fs/promises'
import {join, parse} from 'node:path'
import type {Asset} from '../snapshot.ts'
import {validDocumentId} from '../ids.ts'
import {limits} from '../limits.ts'
import {quote} from '../findings.ts'
import {assetIdOfFileName} from '../assets.ts'
import {dataUrlAsset, fileAsset} from './assets.ts'
import {decodeRecord, tooLarge, unreadable, type RecordOrigin} from './decode.ts'
import {createFile, reportError, reportWarning} from './messages.ts'
import type {Reader, ReadRecord} from './reader.ts'

/** Creates a reader for a folder of JSON files: `<type>/<id>.json`, with images and files in `assets/`. */
export function createFolderReader(folder: string): Reader {
  return {
    name: folder,
    folder,
    async *records() {
      for (const {read} of filesIn(folder)) {
        const record = read()
        if (record !== undefined) yield record
      }
    },
    assets: async (documents) => {
      const assets = new Map(await assetsIn(folder))
      for (const document of documents) {
        const embedded = dataUrlAsset(document, folder)
        if (embedded !== undefined && !assets.has(document._id)) assets.set(document._id, embedded)
      }
      return assets
    },
    close: async () => {},
  }
}

const assetsFolder = 'assets'

/** Finds the pictures and files of a content folder. */
export async function assetsIn(folder: string): Promise<Array<[id: string, asset: Asset]>> {
  const entries = await readdir(join(folder, assetsFolder), {withFileTypes: true}).catch(() => [])
  return entries.flatMap((entry) => {
    const id = entry.isFile() ? assetIdOfFileName(entry.name) : undefined
    return id === undefined ? [] : [[id, fileAsset(id, join(folder, assetsFolder, entry.name))]]
  })
}

/** A file of a content folder, or something in it that is named like one. */
export interface FolderFile {
  readonly path: string
  /** Whether it is a file. Links are not followed. */
  readonly isFile: boolean
  /** Reads it as a document. Undefined if it holds none. */
  readonly read: () => ReadRecord | undefined
}

/** Finds every JSON file below a content folder, sorted by name. A folder that cannot be read is found too. */
export function* filesIn(folder: string, isTop = true): Generator<FolderFile> {
  let entries
  try {
    entries = readdirSync(folder, {withFileTypes: true})
  } catch (error) {
    yield {path: folder, isFile: false, read: () => unreadable({path: folder}, error)}
    return
  }
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name)
    if (entry.name.startsWith('.') || (isTop && entry.name === assetsFolder)) continue
    const isJson = entry.name.endsWith('.json')
    if (entry.isFile() && isJson) yield {path, isFile: true, read: () => readRecord(path)}
    else if (entry.isDirectory() && !isJson) yield* filesIn(path, false)
    else if (isJson) {
      const what = entry.isSymbolicLink() ? 'a link' : entry.isDirectory() ? 'a folder' : 'this'
      yield {path, isFile: false, read: () => oddRecord(path, what)}
    }
  }
}

function oddRecord(path: string, what: string): ReadRecord {
  const file = createFile(path)
  reportError(file, 'unreadable-file', {reason: `Cannot read ${what} as a document, expected a file`})
  return {file, ...(originOf(path).expectedId !== undefined ? {id: parse(path).name} : {})}
}

/** Reads a file as a document. Its messages say what is wrong with it. */
export function readRecord(path: string): ReadRecord | undefined {
  const origin = originOf(path)
  try {
    const {size} = statSync(path)
    if (size > limits.maxDocumentBytes) return tooLarge(origin, size)
    const record = decodeRecord(readFileSync(path), origin)
    if (record?.document !== undefined && record.document._id !== parse(path).name) {
      reportWarning(record.file, 'file-name', {
        reason: `Unexpected file name ${quote(parse(path).base)}, expected \`${record.document._id}.json\``,
        note: 'Files are named for the ids of their documents, so that a diff shows what changed',
      })
    }
    return record
  } catch (error) {
    return unreadable(origin, error)
  }
}

function originOf(path: string): RecordOrigin {
  const {name} = parse(path)
  return validDocumentId.test(name) ? {path, expectedId: name} : {path}
}
