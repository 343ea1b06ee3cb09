import {existsSync, readdirSync, readFileSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {isDeepStrictEqual} from 'node:util'
import {assetFileName, assetTypes, assetIdOfFileName} from '../../src/content/assets.ts'
import {isRecord, type SanityDocument} from '../../src/content/document.ts'
import type {AssetStore} from '../assets/asset-store.ts'
import type {ContentLake} from '../content-lake.ts'
import {writeFileWhole} from '../../src/files/whole-file.ts'
import type {Mutation} from '../transactions/mutation.ts'
import {folderAuthor} from './content-folder.ts'
import type {FolderMessage} from './folder-message.ts'
import {createMassDeletion} from './mass-deletion.ts'
import {stampOf} from './read-folder.ts'

export interface AssetFolderOptions {
  /** The lake's base URL. The URLs of assets start with it. */
  readonly baseUrl: string
  readonly report: (message: FolderMessage) => void
}

/**
 * Keeps the assets folder and the asset documents in sync. What people write about an asset is stored in a file beside
 * it, `<name>.json`, so that it is in git too.
 */
export function createAssetFolder(lake: ContentLake, assets: AssetStore, {baseUrl, report}: AssetFolderOptions) {
  let lastStamp: string | undefined
  const mass = createMassDeletion()
  let told: string | undefined

  const tellOnce = (severity: FolderMessage['severity'], reason: string | undefined): void => {
    if (reason !== undefined && reason !== told) report({severity, path: 'assets', reason})
    told = reason
  }

  /**
   * Returns whether the documents of files that are missing stay for now, and after how many milliseconds to look again.
   */
  const holds = (missing: number, all: number): {readonly isHeld: boolean; readonly lookAgainIn?: number} => {
    if (missing > 1 && missing === all) {
      tellOnce(
        'error',
        `The folder of pictures and files is missing or empty, and the lake knows ${all} of it. Nothing is deleted: bring it back, for example with \`git checkout\``,
      )
      return {isHeld: true}
    }
    const wait = mass.wait(missing, all)
    tellOnce(
      'warning',
      wait === undefined
        ? undefined
        : `${missing} of ${all} pictures and files are gone at once. Their documents are deleted in five seconds, unless they are back by then`,
    )
    return wait === undefined ? {isHeld: false} : {isHeld: true, lookAgainIn: wait}
  }

  const detailsPath = (id: string): string => join(assets.folder, `${assetFileName(id) ?? id}.json`)

  /** Returns the details in the file beside an asset; undefined if there is no such file or it cannot be read. */
  const readDetails = (id: string): Details | undefined => {
    const path = detailsPath(id)
    if (!existsSync(path)) return undefined
    try {
      const value: unknown = JSON.parse(readFileSync(path, 'utf8'))
      if (isRecord(value)) return detailsOf({...value, _id: id, _type: ''})
    } catch (error) {
      report({
        severity: 'error',
        path: `assets/${assetFileName(id)}.json`,
        reason: `Cannot read what is said of the picture: ${reasonOf(error)}`,
      })
    }
    return undefined
  }

  const writeDetails = (id: string): void => {
    const details = detailsOf(lake.get(id))
    if (Object.keys(details).length === 0) rmSync(detailsPath(id), {force: true})
    else if (!isDeepStrictEqual(readDetails(id), details)) {
      writeFileWhole(detailsPath(id), `${JSON.stringify(details, undefined, 2)}\n`)
    }
  }

  const unwatch = lake.watch(({author, changes}) => {
    if (author === folderAuthor) return
    for (const {id, before, after} of changes) {
      if (!assetTypes.has(after?._type ?? before?._type ?? '') || assetFileName(id) === undefined) continue
      try {
        if (after === undefined) rmSync(join(assets.folder, assetFileName(id) ?? ''), {force: true})
        writeDetails(id)
      } catch (error) {
        report({
          severity: 'error',
          path: `assets/${assetFileName(id)}.json`,
          reason: `Cannot write the file, ${reasonOf(error)}`,
        })
      }
    }
  })

  const create = async (id: string): Promise<Mutation[]> => {
    try {
      const document = await assets.describeFile(id, readDetails(id) ?? {})
      return document === undefined ? [] : [{createIfNotExists: document}]
    } catch (error) {
      report({severity: 'warning', path: `assets/${assetFileName(id)}`, reason: reasonOf(error)})
      return []
    }
  }

  /** Returns the mutations that update the document of a known asset to match its details file and the base URL. */
  const update = (id: string): Mutation[] => {
    const document = lake.get(id)
    const path = document?.['path']
    const url = `${baseUrl}/${String(path)}`
    const moved = typeof path === 'string' && document?.['url'] !== url ? {url} : {}
    const said = readDetails(id)
    if (said === undefined) writeDetails(id)
    const known = detailsOf(document)
    const set = {...moved, ...(said === undefined || isDeepStrictEqual(said, known) ? {} : said)}
    const unset = said === undefined ? [] : Object.keys(known).filter((name) => said[name] === undefined)
    return Object.keys(set).length + unset.length === 0 ? [] : [{patch: {id, set, unset}}]
  }

  return {
    /**
     * Creates a document for each new file, and deletes the documents whose files are gone. @returns how many
     * milliseconds to wait before another sync; undefined if none is needed
     */
    sync: async (): Promise<number | undefined> => {
      if (stampOfFolder(assets.folder) === lastStamp) return undefined
      const onDisk = new Set(assets.names().flatMap((name) => assetIdOfFileName(name) ?? []))
      const known = [...assetTypes].flatMap((type) => lake.catalogue.view('raw').ofType(type))
      const missing = known.filter(({id}) => !onDisk.has(id))
      const {isHeld, lookAgainIn} = holds(missing.length, known.length)
      const mutations: Mutation[] = known.flatMap(({id}) => (onDisk.has(id) ? update(id) : []))
      if (!isHeld) mutations.push(...missing.map(({id}): Mutation => ({delete: {id}})))
      for (const id of onDisk) if (!lake.catalogue.has(id)) mutations.push(...(await create(id)))
      if (mutations.length > 0) lake.apply(mutations, {author: folderAuthor})
      lastStamp = isHeld ? undefined : stampOfFolder(assets.folder)
      return lookAgainIn
    },
    close: unwatch,
  }
}

type Details = Readonly<Record<string, unknown>>

/** The fields that people write about an image or file. All other fields of its document are read from its bytes. */
const detailNames = ['originalFilename', 'label', 'title', 'description', 'altText', 'creditLine', 'source'] as const

function detailsOf(document: SanityDocument | undefined): Details {
  return Object.fromEntries(
    detailNames.flatMap((name) => (document?.[name] === undefined ? [] : [[name, document[name]] as const])),
  )
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** Returns a text that changes when a file in the folder is added, written or removed. */
function stampOfFolder(folder: string): string {
  return existsSync(folder)
    ? readdirSync(folder)
        .toSorted()
        .map((name) => `${name} ${stampOf(join(folder, name))}`)
        .join('\n')
    : ''
}
