import {readFileSync, statSync} from 'node:fs'
import {readdir} from 'node:fs/promises'
import {join, parse} from 'node:path'
import {stampOf} from './file-stamp.ts'
import type {Asset} from '../snapshot.ts'
import {isDocumentId} from '../ids.ts'
import {limits} from '../limits.ts'
import {quote} from '../findings.ts'
import {assetIdOfFileName} from '../assets.ts'
import {dataUrlAsset, fileAsset} from './assets.ts'
import {decodeRecord, tooLarge, unreadable, type RecordOrigin} from './decode.ts'
import {assetsFolder, filesIn, type FolderFile} from './folder-files.ts'
import {createFile, reportError, reportWarning} from './messages.ts'
import type {Reader, ReadRecord} from './reader.ts'

/** Creates a reader for a folder of JSON files: `<type>/<id>.json`, with images and files in `assets/`. */
export function createFolderReader(folder: string): Reader {
  return {
    name: folder,
    folder,
    async *records() {
      for (const file of filesIn(folder)) {
        const record = readFolderFile(file)
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

/** Finds the pictures and files of a content folder. */
export async function assetsIn(folder: string): Promise<Array<[id: string, asset: Asset]>> {
  const entries = await readdir(join(folder, assetsFolder), {withFileTypes: true}).catch(() => [])
  return entries.flatMap((entry) => {
    const id = entry.isFile() ? assetIdOfFileName(entry.name) : undefined
    if (id === undefined) return []
    const path = join(folder, assetsFolder, entry.name)
    return [[id, {...fileAsset(id, path), stamp: stampOf(path)}]]
  })
}

/** Reads something that was found in a content folder. Undefined if it holds no document. */
export function readFolderFile({path, isFile, what = 'this', error}: FolderFile): ReadRecord | undefined {
  if (isFile) return readRecord(path)
  return error === undefined ? oddRecord(path, what) : unreadable({path}, error)
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
  return isDocumentId(name) ? {path, expectedId: name} : {path}
}
