import type {Output} from '../files/output/output.ts'
import {publishAssets} from './assets.ts'
import {readLog} from './change-log.ts'
import {publishNewsletters} from './newsletters.ts'
import type {PublishOptions, PublishResult} from './publish.ts'
import {startRun} from './run.ts'

/**
 * Publishes the newsletters of checked content and leaves everything else in the output folder as it is. An issue with
 * errors stays as it was published before.
 * @throws {WriteError} if the folder cannot be written. It is then unchanged
 */
export async function publishNewslettersAlone(
  output: Output,
  options: PublishOptions,
): Promise<Pick<PublishResult, 'mails' | 'files'>> {
  const run = startRun({...options, output, log: readLog(output).log})
  const {mails, held, pictures} = await publishNewsletters(run)
  await publishAssets(run, {documents: mails.map(({issue}) => issue.id), pictures})
  for (const file of output.previous.files) {
    const {path, documentId} = file
    const isHeld = documentId !== undefined && (run.held.has(documentId) || held.has(documentId))
    if (!path.startsWith('newsletters/') || isHeld) output.keep(file)
  }
  output.commit()
  return {mails, files: run.report.files()}
}
