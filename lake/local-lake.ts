import {isUnpublished} from '../src/content/ids.ts'
import {join} from 'node:path'
import {fieldOrder, keepsAddresses} from '../src/content/field-order.ts'
import {createAssetFolder} from './content/asset-folder.ts'
import {createContentFolder, type SyncResult} from './content/content-folder.ts'
import type {FolderMessage} from './content/folder-message.ts'
import {watchFolder} from '../src/files/watch-folder.ts'
import {createLake, type LakeOptions} from './create-lake.ts'
import type {QueryRequest} from './groq/engine.ts'
import type {Access} from './routes/guard.ts'
import {lockFolder} from './store/lock.ts'

export interface LocalLakeOptions extends Omit<LakeOptions, 'assets' | 'keepsAddresses'> {
  readonly content: string
  /** Receives the messages about the content folder. */
  readonly report: (message: FolderMessage) => void
  /** Called with the ids of published documents that changed, or whose files were written. */
  readonly onChange?: (ids: ReadonlySet<string>) => void
  /**
   * Called when the content folder goes away, is emptied or loses most of its files, and when it is back. What is in the
   * folder meanwhile is not what is published.
   */
  readonly onTrouble?: (isInTrouble: boolean) => void
}

/** A lake over a content folder. Both are in sync when it opens, and stay in sync while it is open. */
export interface LocalLake {
  readonly projectId: string
  readonly dataset: string
  readonly userId: string
  readonly access: Access
  /** Answers a request to the HTTP API, without a network. */
  readonly fetch: (request: Request) => Promise<Response>
  /** @returns the result as JSON text @throws {LakeError} */
  readonly query: (request: QueryRequest) => Promise<string>
  /** The number of documents that have a file in the content folder. */
  readonly countDocuments: () => number
  /** The result of the first sync. */
  readonly first: SyncResult
  readonly close: () => Promise<void>
}

/**
 * Opens a lake over a content folder.
 * @throws {InUse} if another lake has opened the database or the folder
 * @throws {DatabaseProblem} if the database cannot be opened
 */
export async function openLocalLake(options: LocalLakeOptions): Promise<LocalLake> {
  const {lake: _lake, assets: _assets, ...face} = await openFolderLake(options)
  return face
}

/** Opens the same lake and also returns its internals, for the lake's own tests. */
export async function openFolderLake(options: LocalLakeOptions) {
  const {content, report, onChange = () => {}, onTrouble = () => {}, baseUrl = 'http://localhost:3333'} = options
  const lake = createLake({...options, baseUrl, keepsAddresses, assets: join(content, 'assets')})
  let unlock: () => void
  try {
    unlock = lockFolder(content)
  } catch (error) {
    await lake.close()
    throw error
  }
  const folder = createContentFolder(lake.lake, lake.database, {folder: content, fieldOrder, report})
  const first = folder.sync()
  const assetFolder = createAssetFolder(lake.lake, lake.assets, {baseUrl, report})
  if (!folder.isInTrouble()) await assetFolder.sync()

  let timer: NodeJS.Timeout | undefined
  let isClosed = false
  let wasInTrouble = false
  const tell = (ids: Iterable<string>): void => {
    const published = new Set([...ids].filter(isPublished))
    if (published.size > 0) onChange(published)
  }
  const look = async (isFirstLook: boolean): Promise<void> => {
    if (isClosed) return
    const {written, lookAgainIn} = folder.sync({isFirstLook})
    followTrouble()
    const assetsAgainIn = folder.isInTrouble() ? undefined : await assetFolder.sync()
    // Changes that come from files are a transaction, which the watcher below reports. Files that are written only
    // during this sync are not.
    tell(written)
    lookAgain(lookAgainIn ?? assetsAgainIn)
  }
  const lookAgain = (wait: number | undefined): void => {
    if (wait === undefined || isClosed) return
    clearTimeout(timer)
    timer = setTimeout(() => void look(false).catch(fail), wait)
  }
  const followTrouble = (): void => {
    if (folder.isInTrouble() === wasInTrouble) return
    wasInTrouble = !wasInTrouble
    onTrouble(wasInTrouble)
  }
  const fail = (error: unknown): void => {
    report({severity: 'error', path: content, reason: error instanceof Error ? error.message : String(error)})
  }
  const watcher = watchFolder(content, () => void look(true).catch(fail))
  folder.onTouched(watcher.note)
  const unwatch = lake.lake.watch(({changes}) => tell(changes.map(({id}) => id)))
  followTrouble()
  lookAgain(first.lookAgainIn)

  const {projectId, dataset, userId} = lake.lake.settings
  const face: LocalLake = {
    projectId,
    dataset,
    userId,
    access: lake.access,
    fetch: lake.fetch,
    query: lake.lake.query,
    countDocuments: folder.count,
    first,
    close: async () => {
      isClosed = true
      clearTimeout(timer)
      watcher.close()
      unwatch()
      folder.close()
      assetFolder.close()
      await lake.close()
      unlock()
    },
  }
  return {...face, lake: lake.lake, assets: lake.assets}
}
/**
 * Whether an id can belong to an exported document: it is no draft or version, and not one of the lake's own documents.
 */
function isPublished(id: string): boolean {
  return !isUnpublished(id) && !id.startsWith('_.')
}
