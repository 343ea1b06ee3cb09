import {readdir, readFile, stat} from 'node:fs/promises'
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
    records: () => recordsIn(folder, true),
    assets: async (documents) => {
      const assets = new Map<string, Asset>()
      const entries = await readdir(join(folder, assetsFolder), {withFileTypes: true}).catch(() => [])
      for (const entry of entries) {
        const id = entry.isFile() ? assetIdOfFileName(entry.name) : undefined
        if (id !== undefined) assets.set(id, fileAsset(id, join(folder, assetsFolder, entry.name)))
      }
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

/** Reads every JSON file below a folder, sorted by name. Links are not followed; a link named `*.json` is reported. */
async function* recordsIn(folder: string, isTop: boolean): AsyncGenerator<ReadRecord> {
  let entries
  try {
    entries = await readdir(folder, {withFileTypes: true})
  } catch (error) {
    yield unreadable({path: folder}, error)
    return
  }
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name)
    if (entry.name.startsWith('.') || (isTop && entry.name === assetsFolder)) continue
    const isJson = entry.name.endsWith('.json')
    if (entry.isFile() && isJson) {
      const record = await readRecord(path)
      if (record !== undefined) yield record
    } else if (entry.isDirectory() && !isJson) {
      yield* recordsIn(path, false)
    } else if (isJson) {
      const file = createFile(path)
      reportError(file, 'unreadable-file', {
        reason: `Cannot read ${entry.isSymbolicLink() ? 'a link' : entry.isDirectory() ? 'a folder' : 'this'} as a document, expected a file`,
      })
      yield {file, ...(originOf(path).expectedId !== undefined ? {id: parse(path).name} : {})}
    }
  }
}

async function readRecord(path: string): Promise<ReadRecord | undefined> {
  const origin = originOf(path)
  try {
    const {size} = await stat(path)
    if (size > limits.maxDocumentBytes) return tooLarge(origin, size)
    const record = decodeRecord(await readFile(path), origin)
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
