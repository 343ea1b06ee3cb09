import {assetIdOfFileName} from '../../scripts/source/assets.ts'
import {assetTypes} from '../../scripts/model/assets.ts'
import type {AssetStore} from '../assets/asset-store.ts'
import type {ContentLake} from '../content-lake.ts'
import type {Mutation} from '../transactions/mutation.ts'
import {folderAuthor, type FolderMessage} from './content-folder.ts'

/** Gives each file in the assets folder its document, and takes the documents away whose files are gone. */
export const syncAssets = async (
  lake: ContentLake,
  assets: AssetStore,
  baseUrl: string,
  report: (message: FolderMessage) => void,
): Promise<number> => {
  const onDisk = new Set(assets.names().flatMap((name) => assetIdOfFileName(name) ?? []))
  const mutations: Mutation[] = []
  for (const id of onDisk) {
    if (lake.catalogue.has(id)) continue
    try {
      const document = await assets.describeFile(id, {})
      if (document !== undefined) mutations.push({createIfNotExists: document})
    } catch (error) {
      report({
        severity: 'warning',
        path: `assets/${id}`,
        reason: error instanceof Error ? error.message : String(error),
      })
    }
  }
  const known = [...assetTypes].flatMap((type) => lake.catalogue.view('raw').ofType(type))
  for (const {id} of known) {
    if (!onDisk.has(id)) {
      mutations.push({delete: {id}})
      continue
    }
    const document = lake.get(id)
    const [path, url] = [document?.['path'], document?.['url']]
    if (typeof path === 'string' && url !== `${baseUrl}/${path}`) {
      mutations.push({patch: {id, set: {url: `${baseUrl}/${path}`}}})
    }
  }
  if (mutations.length > 0) lake.apply(mutations, {author: folderAuthor})
  return mutations.length
}
