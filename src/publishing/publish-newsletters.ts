import type {Snapshot} from '../content/snapshot.ts'
import type {PublishResult} from './publish.ts'
import {publishAssets} from './assets.ts'
import {readLog} from './change-log.ts'
import {publishNewsletters} from './newsletters.ts'
import {startRun, type PublishOptions} from './run.ts'
import type {Output} from '../files/output.ts'

/**
 * Publishes the newsletters of a checked dataset and leaves all else in the output folder as it is. An issue with errors stays as
 * it was published before.
 * @throws {WriteError} if the folder cannot be written; it is then as it was before
 */
export const publishNewslettersAlone = async (
  snapshot: Snapshot,
  output: Output,
  options: PublishOptions,
): Promise<Pick<PublishResult, 'mails' | 'files'>> => {
  const run = startRun(snapshot, output, readLog(output).log, options)
  const mails = await publishNewsletters(run)
  await publishAssets(run)
  for (const file of output.previous.files) {
    const {path, documentId} = file
    if (!path.startsWith('newsletters/') || (documentId !== undefined && run.held.has(documentId))) output.keep(file)
  }
  output.commit()
  return {mails, files: [run.outputFile]}
}
