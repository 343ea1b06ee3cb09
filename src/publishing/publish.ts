import type {Messages, Verdicts} from '../checks/verdict.ts'
import {titleOf} from '../content/document.ts'
import {quote} from '../content/findings.ts'
import type {ReadFile} from '../content/entry.ts'
import type {Snapshot} from '../content/snapshot.ts'
import {renderContract} from '../contract/published/files.ts'
import {sha256} from '../files/hash.ts'
import type {Output, WriteSummary} from '../files/output/output.ts'
import type {MadeMail} from '../newsletters/make-mail.ts'
import {outputPaths} from '../site/addresses.ts'
import type {Site} from '../site/site.ts'
import {renderChanges} from './api/changes.ts'
import {renderLists} from './api/lists.ts'
import {renderSearch} from './api/search.ts'
import {publishAssets} from './assets.ts'
import {continueLog, readLog} from './change-log.ts'
import {tombstones, type ChangeLog} from './changes.ts'
import {renderDeveloperPage} from './developers/page.ts'
import {publishDocuments} from './documents.ts'
import {renderFeedList} from './feeds/feed-list.ts'
import {createFeeds} from './feeds/feeds.ts'
import {renderMailFeed} from './feeds/mail-feed.ts'
import {publishNewsletters} from './newsletters.ts'
import type {RenderedEdition} from './rendered-edition.ts'
import {reportMoved} from './report-moved.ts'
import {addFiles, addParts, startRun, type Held, type Run} from './run.ts'
import {renderHeaders} from './site-files/headers.ts'
import {renderLlms, renderLlmsFull} from './site-files/llms.ts'
import {renderRedirects} from './site-files/redirects.ts'
import {renderRobots, renderSitemap} from './site-files/sitemap.ts'

export interface PublishOptions {
  readonly snapshot: Snapshot
  readonly verdicts: Verdicts
  readonly site: Site
  readonly now: Date
  /** A copy of the log of changes. It is used if the output has no log, or if the copy is ahead of it. */
  readonly log?: ChangeLog | undefined
  readonly onDocument?: () => void
}

export interface PublishResult extends WriteSummary {
  /** Documents published in this run. */
  readonly documents: number
  /** Documents kept as an earlier run published them. */
  readonly stale: number
  /** Findings of this run, by file. */
  readonly files: readonly ReadFile[]
  readonly rendered: RenderedEdition
  /** The issues of newsletters that were published in this run. */
  readonly mails: readonly MadeMail[]
}

/**
 * Publishes checked content into an output folder. A document with errors is not written. What an earlier run published
 * of it stays, in lists and feeds too, and is reported as stale. The same happens if a document cannot be rendered: the
 * edition is made again without it, so that nothing links to a missing page.
 *
 * @throws {WriteError} if the folder cannot be written. It is then unchanged
 */
export async function publish(output: Output, options: PublishOptions): Promise<PublishResult> {
  const earlier = readLog(output)
  const log = newerLog(earlier.log, options.log)
  let {verdicts} = options
  const failures: ReadFile[] = []
  for (;;) {
    const run = startRun({...options, verdicts, output, log})
    if (earlier.isLost && log === undefined) reportLostLog(run)
    const attempt = await publishEdition(run)
    if (attempt.failed.size > 0) {
      const causes = withoutFollowers(attempt.failed, options.snapshot)
      for (const [id, messages] of causes) failures.push({...fileOf(options.snapshot, id), messages})
      verdicts = verdicts.with(causes)
      output.reset()
      continue
    }
    const {rendered, mails, held, documents, pictures} = attempt
    reportMoved(run, rendered)
    await publishAssets(run, {documents, pictures})
    const summary = output.commit()
    reportForeign(run, summary.foreign)
    const files = [...failures, ...run.report.files()]
    return {...summary, documents: documents.size, stale: held.size, files, rendered, mails}
  }
}

/**
 * Returns the log to continue: the one of the output, or the copy if it is ahead because the folder was lost or
 * restored.
 */
function newerLog(own: ChangeLog | undefined, copy: ChangeLog | undefined): ChangeLog | undefined {
  return own === undefined || (copy?.log === own.log && copy.cursor > own.cursor) ? copy : own
}

function reportLostLog({report, output}: Run): void {
  return report.add(undefined, 'change-log', 'warning', {
    reason: `Cannot read the log of changes in ${quote(`${output.folder}/api`)}, expected it as the export wrote it: a new one begins`,
    note: 'Who follows the changes reads everything again; nothing else is lost',
  })
}

/** One attempt to publish an edition. It is complete if nothing failed. */
interface Attempt {
  readonly rendered: RenderedEdition
  readonly mails: readonly MadeMail[]
  readonly held: Held
  /** Ids of the documents that were published, newsletters among them. */
  readonly documents: ReadonlySet<string>
  readonly pictures: ReadonlyMap<string, string>
  readonly failed: Messages
}

/** Renderers of the files that are made from all documents together. */
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

const decoder = new TextDecoder()

/** Publishes the documents and their feeds, then everything that is made from all documents. */
async function publishEdition(run: Run): Promise<Attempt> {
  const {edition, subjects, pages, output} = run
  const {site} = edition
  const feeds = createFeeds(pages, edition, subjects, (id) => edition.statusOf(id) !== 'held')
  const {documents, ids, newestArticles, failed} = publishDocuments(run, feeds)
  const log = continueLog(run, documents)
  const rendered: RenderedEdition = {edition, subjects, log, documents}
  if (failed.size > 0) return {rendered, mails: [], held: run.held, documents: ids, pictures: new Map(), failed}

  const {mails, held: heldMails, pictures} = await publishNewsletters(run)
  const held = new Map([...run.held, ...heldMails])
  keepHeld(run, held)
  const withdrawn = tombstones(log).filter(({type}) => type === 'article')
  addFiles(run, feeds.finish(withdrawn.toReversed()))
  addFiles(run, renderMailFeed(newestArticles.toReversed(), withdrawn.toReversed(), site))
  addFiles(run, renderChanges(log, site, sha256))
  for (const render of siteRenderers) addFiles(run, render(rendered))
  addFiles(run, renderContract(site))
  const readMarkdown = (path: string): string | undefined => {
    const bytes = output.read(path)
    return bytes === undefined ? undefined : decoder.decode(bytes)
  }
  addParts(run, outputPaths.llmsFull, renderLlmsFull(rendered, readMarkdown))
  return {rendered, mails, held, documents: new Set([...ids, ...mails.map(({issue}) => issue.id)]), pictures, failed}
}

/**
 * Returns the failed documents that refer to no other failed document. Those that do may have no error of their own.
 */
function withoutFollowers(failed: Messages, snapshot: Snapshot): Messages {
  const causes = [...failed].filter(([id]) =>
    snapshot.referencesOf(id).every(({ref}) => ref === id || !failed.has(ref)),
  )
  return causes.length === 0 ? failed : new Map(causes)
}

function fileOf(snapshot: Snapshot, id: string): Pick<ReadFile, 'path' | 'data'> {
  const {path, data} = snapshot.get(id)?.file ?? {path: id, data: {}}
  return {path, data}
}

/** How many foreign files are reported by name. The rest are only counted. */
const maxForeignShown = 20

function reportForeign({report}: Run, foreign: readonly string[]): void {
  for (const path of foreign.slice(0, maxForeignShown)) {
    report.add(undefined, 'foreign-file', 'error', {
      reason: `Unexpected file ${quote(path)}, expected only what the export wrote: it was left alone`,
      actual: path,
      note: 'Everything in the output folder gets published: move the file elsewhere',
    })
  }
  if (foreign.length <= maxForeignShown) return
  report.add(undefined, 'foreign-file', 'error', {
    reason: `Unexpected further files, ${foreign.length - maxForeignShown} more that the export did not write`,
  })
}

/** Keeps the files of held documents, and reports them. */
function keepHeld({snapshot, output, report}: Run, held: Held): void {
  for (const [id, {files}] of held) {
    for (const file of files) output.keep(file)
    const entry = snapshot.get(id)
    report.add(entry?.file, 'stale', 'warning', {
      reason: `Cannot publish ${quote(entry === undefined ? id : titleOf(entry.document))}, what was published before stays`,
      actual: files[0]?.path ?? id,
    })
  }
}
