import {sep} from 'node:path'
import type {VFile} from 'vfile'
import {tombstones, type ChangeLog} from './changes.ts'
import type {MadeMail} from '../newsletters/make-mail.ts'
import type {Snapshot} from '../content/snapshot.ts'
import {titleOf} from '../content/document.ts'
import {quote} from '../content/findings.ts'
import type {RenderedEdition} from './rendered-edition.ts'
import {outputPaths} from '../site/site.ts'
import {publishAssets} from './assets.ts'
import {continueLog, readLog} from './change-log.ts'
import {publishDocuments} from './documents.ts'
import {publishNewsletters} from './newsletters.ts'
import {addFiles, addParts, say, startRun, type PublishOptions, type Run} from './run.ts'
import {reportMoved} from './report-moved.ts'
import {renderChanges} from './api/changes.ts'
import {renderLists} from './api/lists.ts'
import {renderSearch} from './api/search.ts'
import {renderContract} from '../contract/published/files.ts'
import {renderFeedList} from './feeds/feed-list.ts'
import {createFeeds} from './feeds/feeds.ts'
import {renderMailFeed} from './feeds/mail-feed.ts'
import {renderDeveloperPage} from './developers/page.ts'
import {renderHeaders} from './site-files/headers.ts'
import {renderLlms, renderLlmsFull} from './site-files/llms.ts'
import {renderRedirects} from './site-files/redirects.ts'
import {renderRobots, renderSitemap} from './site-files/sitemap.ts'
import {sha256} from '../files/hash.ts'
import type {Output, WriteSummary} from '../files/output.ts'

export type {PublishOptions} from './run.ts'
export {renderPage} from '../pages/render-document.ts'

export interface PublishResult extends WriteSummary {
  /** Documents published in this run. */
  readonly documents: number
  /** Documents kept as an earlier run published them. */
  readonly stale: number
  /** Files with messages about the output itself. */
  readonly files: readonly VFile[]
  readonly rendered: RenderedEdition
  /** The issues of newsletters that were published in this run. */
  readonly mails: readonly MadeMail[]
}

/** Everything that is made of all documents together. */
const siteRenderers = [
  renderLists,
  renderSearch,
  renderFeedList,
  renderRedirects,
  renderSitemap,
  renderRobots,
  renderLlms,
  renderHeaders,
  renderDeveloperPage,
]

/** Keeps the files of documents that are held back, and says so. */
const keepHeld = ({snapshot, held, output, outputFile}: Run): void => {
  for (const [id, {files}] of held) {
    for (const file of files) output.keep(file)
    const entry = snapshot.get(id)
    say(entry?.file ?? outputFile, 'stale', 'warning', {
      reason: `Cannot publish ${quote(entry === undefined ? id : titleOf(entry.document))}, what was published before stays`,
      actual: files[0]?.path ?? id,
    })
  }
}

const decoder = new TextDecoder()

/** Publishes documents with the feeds they are in, then everything that is made of all of them. */
const publishEdition = async (run: Run): Promise<{rendered: RenderedEdition; mails: readonly MadeMail[]}> => {
  const {edition, subjects, pages, output} = run
  const feeds = createFeeds(pages, edition, subjects, (id) => edition.statusOf(id) !== 'held')
  const documents = publishDocuments(run, feeds)
  const mails = await publishNewsletters(run)
  keepHeld(run)
  const log = continueLog(run, documents)
  const rendered: RenderedEdition = {edition, subjects, log, documents}

  const withdrawn = tombstones(log).filter(({type}) => type === 'article')
  addFiles(run, feeds.finish(withdrawn.toReversed()))
  addFiles(run, renderMailFeed(run.newestArticles.toReversed(), withdrawn.toReversed(), edition.site))
  addFiles(run, renderChanges(log, edition.site, sha256))
  for (const render of siteRenderers) addFiles(run, render(rendered))
  addFiles(run, renderContract(edition.site))
  const readMarkdown = (path: string): string | undefined => {
    const bytes = output.read(path)
    return bytes === undefined ? undefined : decoder.decode(bytes)
  }
  addParts(run, outputPaths.llmsFull, renderLlmsFull(rendered, readMarkdown))
  return {rendered, mails}
}

/** How many files that are not ours are named; the rest is counted. */
const maxForeignShown = 20

const reportForeign = ({outputFile}: Run, foreign: readonly string[]): void => {
  for (const path of foreign.slice(0, maxForeignShown)) {
    say(outputFile, 'foreign-file', 'error', {
      reason: `Unexpected file ${quote(path)}, expected only what the export wrote: it was left alone`,
      actual: path,
      note: 'Everything in the output folder gets published: move the file elsewhere',
    })
  }
  if (foreign.length <= maxForeignShown) return
  say(outputFile, 'foreign-file', 'error', {
    reason: `Unexpected further files, ${foreign.length - maxForeignShown} more that the export did not write`,
  })
}

/** The log to go on with: that of the output, unless the copy of it is ahead, because the folder was lost or put back. */
const newerLog = (own: ChangeLog | undefined, copy: ChangeLog | undefined): ChangeLog | undefined =>
  own === undefined || (copy?.log === own.log && copy.cursor > own.cursor) ? copy : own

/**
 * Publishes a checked dataset into an output folder. A document with errors is not written: what an earlier run
 * published of it stays, in lists and feeds too, and is reported as stale.
 * @throws {WriteError} if the folder cannot be written; it is then as it was before
 */
export const publish = async (snapshot: Snapshot, output: Output, options: PublishOptions): Promise<PublishResult> => {
  const {log, isLost} = readLog(output)
  const run = startRun(snapshot, output, newerLog(log, options.log), options)
  if (isLost && run.log === undefined) {
    say(run.outputFile, 'change-log', 'warning', {
      reason: `Cannot read the log of changes in ${quote(`${output.folder}${sep}api`)}, expected it as the export wrote it: a new one begins`,
      note: 'Who follows the changes reads everything again; nothing else is lost',
    })
  }
  const {rendered, mails} = await publishEdition(run)
  reportMoved(run, rendered)
  await publishAssets(run)
  const summary = output.commit()
  reportForeign(run, summary.foreign)
  return {...summary, documents: run.published.size, stale: run.held.size, files: [run.outputFile], rendered, mails}
}
