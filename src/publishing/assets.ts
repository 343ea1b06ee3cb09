import {assetFileName, isAssetId} from '../content/assets.ts'
import {quote} from '../content/findings.ts'
import {WriteError} from '../files/output/write-error.ts'
import {outputPaths} from '../site/addresses.ts'
import type {PublishedNewsletters} from './newsletters.ts'
import {addFile, type Run} from './run.ts'

/** Published documents and mails that may show pictures. */
export interface Showing {
  /** Ids of the documents that were published in this run. */
  readonly documents: Iterable<string>
  /** Ids of pictures that mails show, each with the first newsletter that shows it. */
  readonly pictures: PublishedNewsletters['pictures']
}

/**
 * Publishes the pictures and files that documents show. If one cannot be read, its earlier copy stays. Pictures of a
 * newsletter stay as long as the newsletter exists, because sent mails load them from here.
 */
export async function publishAssets(run: Run, showing: Showing): Promise<void> {
  const {snapshot, output, report} = run
  for (const id of shownAssets(run, showing)) {
    const asset = snapshot.assets.get(id)
    const name = assetFileName(id)
    if (asset === undefined || name === undefined) continue
    const path = outputPaths.asset(name)
    try {
      addFile(run, undefined, path, await asset.bytes(), showing.pictures.get(id) ?? newsletterOf(run, path))
    } catch (error) {
      if (error instanceof WriteError) throw error
      for (const file of output.previous.files) if (file.path === path) output.keep(file)
      report.add(undefined, 'image-asset', 'error', {
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

/** Returns the ids of the pictures and files that documents and mails show, and of the logo. */
function shownAssets({snapshot, edition}: Run, {documents, pictures}: Showing): string[] {
  const shown = [...documents].flatMap((id) => snapshot.referencesOf(id).map(({ref}) => ref))
  const {logo} = edition.site
  return [
    ...new Set([...shown.filter(isAssetId), ...pictures.keys(), ...(logo === undefined ? [] : [logo.assetId])]),
  ].toSorted()
}

/** Returns the newsletter that a published picture was in, if that newsletter still exists. */
function newsletterOf({snapshot, output}: Run, path: string): string | undefined {
  const id = output.previous.files.find((file) => file.path === path)?.documentId
  return id !== undefined && snapshot.get(id)?.type === 'newsletter' ? id : undefined
}
