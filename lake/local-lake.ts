import {join} from 'node:path'
import {createLake, type Lake, type LakeOptions} from './create-lake.ts'
import {createAssetFolder} from './content/asset-folder.ts'
import {createContentFolder} from './content/content-folder.ts'
import type {FolderMessage} from './content/folder-message.ts'
import {watchFolder} from './content/watch-folder.ts'
import {fieldOrder, keepsAddresses} from '../src/content/field-order.ts'

export interface LocalLakeOptions extends Omit<LakeOptions, 'assets' | 'keepsAddresses'> {
  readonly content: string
  /** Takes what there is to say about the content folder. */
  readonly report: (message: FolderMessage) => void
  /** Calls back when files or published documents changed. */
  readonly onChange?: () => void
}

/** Files that may be in the middle of being written are looked at again after so many milliseconds. */
const secondLook = 300

/** A lake over the content folder: both are the same when it opens, and stay the same while it is open. */
export const openLocalLake = async (options: LocalLakeOptions) => {
  const {content, report, onChange = () => {}, baseUrl = 'http://localhost:3333'} = options
  const lake: Lake = createLake({...options, baseUrl, keepsAddresses, assets: join(content, 'assets')})
  const folder = createContentFolder(lake.lake, lake.database, {folder: content, fieldOrder, report})
  const first = folder.sync()
  const assetFolder = createAssetFolder(lake.lake, lake.assets, {baseUrl, report})
  await assetFolder.sync()

  let timer: NodeJS.Timeout | undefined
  let isClosed = false
  const look = async (isFirstLook: boolean): Promise<void> => {
    if (isClosed) return
    const {imported, deleted, written, isUnsettled} = folder.sync({isFirstLook})
    const assets = await assetFolder.sync()
    if (imported + deleted + written + assets > 0) onChange()
    if (isUnsettled && isFirstLook) {
      clearTimeout(timer)
      timer = setTimeout(() => void look(false).catch(fail), secondLook)
    }
  }
  const fail = (error: unknown): void => {
    report({severity: 'error', path: content, reason: error instanceof Error ? error.message : String(error)})
  }
  const watcher = watchFolder(content, () => void look(true).catch(fail))
  folder.onTouched(watcher.note)
  const unwatch = lake.lake.watch(({changes}) => {
    if (changes.some(({id}) => !id.startsWith('drafts.') && !id.startsWith('versions.') && !id.startsWith('_.')))
      onChange()
  })

  return {
    ...lake,
    /** How many documents have a file in the content folder. */
    countDocuments: folder.count,
    /** What the first look at the folder came to. */
    first,
    close: async (): Promise<void> => {
      isClosed = true
      clearTimeout(timer)
      watcher.close()
      unwatch()
      folder.close()
      assetFolder.close()
      await lake.close()
    },
  }
}

export type LocalLake = Awaited<ReturnType<typeof openLocalLake>>
