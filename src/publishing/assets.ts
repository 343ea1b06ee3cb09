import {assetFileName, isAssetId} from '../content/assets.ts'
import {quote} from '../content/findings.ts'
import {outputPaths} from '../site/site.ts'
import {WriteError} from '../files/write-error.ts'
import {addFile, say, type Run} from './run.ts'

/** The pictures and files that published documents and mails show, and the publisher's logo. */
const assetIds = ({snapshot, published, shownAssets, edition}: Run): string[] => {
  const shown = [...published].flatMap((id) => snapshot.referencesOf(id).map(({ref}) => ref))
  const {logo} = edition.site
  return [
    ...new Set([...shown.filter(isAssetId), ...shownAssets.keys(), ...(logo === undefined ? [] : [logo.assetId])]),
  ].toSorted()
}

/** The newsletter that a published picture was in, if it is still there. */
const newsletterOf = ({snapshot, output}: Run, path: string): string | undefined => {
  const id = output.previous.files.find((file) => file.path === path)?.documentId
  return id !== undefined && snapshot.get(id)?.type === 'newsletter' ? id : undefined
}

/**
 * Publishes the pictures and files that documents show. Of one that cannot be read the earlier copy stays, and so does one that was
 * in a newsletter: mails that were sent show it from here.
 */
export const publishAssets = async (run: Run): Promise<void> => {
  const {snapshot, output, outputFile, shownAssets} = run
  for (const id of assetIds(run)) {
    const asset = snapshot.assets.get(id)
    const name = assetFileName(id)
    if (asset === undefined || name === undefined) continue
    const path = outputPaths.asset(name)
    try {
      addFile(run, outputFile, path, await asset.bytes(), shownAssets.get(id) ?? newsletterOf(run, path))
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
  for (const file of output.previous.files) {
    if (file.path.startsWith('assets/') && newsletterOf(run, file.path) !== undefined) output.keep(file)
  }
}
