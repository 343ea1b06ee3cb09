import {assetFileName, isAssetId} from '../model/assets.ts'
import {quote} from '../model/message.ts'
import {outputPaths} from '../model/site.ts'
import {WriteError} from '../write/write-error.ts'
import {addFile, say, type Run} from './run.ts'

/** The pictures and files that published documents show, and the publisher's logo. */
const assetIds = ({dataset, published, shownAssets, publication}: Run): string[] => {
  const shown = [...published].flatMap((id) => dataset.referencesOf(id).map(({ref}) => ref))
  const {logo} = publication.site
  return [
    ...new Set([...shown.filter(isAssetId), ...shownAssets, ...(logo === undefined ? [] : [logo.assetId])]),
  ].toSorted()
}

/** Publishes the pictures and files that documents show. Of one that cannot be read the earlier copy stays. */
export const publishAssets = async (run: Run): Promise<void> => {
  const {dataset, output, outputFile} = run
  for (const id of assetIds(run)) {
    const asset = dataset.assets.get(id)
    const name = assetFileName(id)
    if (asset === undefined || name === undefined) continue
    const path = outputPaths.asset(name)
    try {
      addFile(run, outputFile, path, await asset.bytes())
    } catch (error) {
      if (error instanceof WriteError) throw error
      for (const file of output.previous.files) if (file.path === path) output.keep(file)
      say(outputFile, 'image-asset', 'error', {
        reason: `Cannot read picture ${quote(asset.origin)}, expected its bytes`,
        actual: id,
        cause: error,
      })
    }
  }
}
