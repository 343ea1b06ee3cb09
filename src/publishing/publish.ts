import {enoughForWorkers} from '../engine/graph.ts'
import type {WriteSummary} from './output/file-sink.ts'
import type {Store} from '../engine/store.ts'
import type {MessageRecord} from '../checks/reports/message-record.ts'
import {compareText} from '../content/compare.ts'
import {quote} from '../content/findings.ts'
import type {Reader} from '../content/readers/reader.ts'
import type {ChangeLog} from './changes.ts'
import {collections} from './collections.ts'
import {recordOf, recordsIn} from './findings.ts'
import {asWriteError, openRun, type Run, type RunOptions, type RunProgress} from './run.ts'
import {createContentTable} from './source/content-table.ts'
import {scanFiles, scanFolder} from './source/scan-folder.ts'

export interface PublishOptions extends RunOptions {
  /** Ids of documents that have changed, if the caller knows. Nothing else is looked at then. */
  readonly changed?: ReadonlySet<string> | undefined
  /** A copy of the log of changes. It is used if the output has no log, or if the copy is ahead of it. */
  readonly log?: ChangeLog | undefined
  /** Whether somebody keeps a copy of the log of changes after the run. */
  readonly keepsLog?: boolean
  /** Whether to make everything again, even what has not changed, and to read every file of the output. */
  readonly verifies?: boolean
  /** Where everything is shown instead of the addresses in the settings. */
  readonly baseUrl?: string | undefined
  /** Where Studio is, for links in messages. */
  readonly studioUrl: string
  readonly progress: RunProgress
}

export interface PublishResult extends WriteSummary {
  /** Whether nothing had changed since the last run. */
  readonly isUnchanged: boolean
  /** Documents in the content, and how many of them have a page now. */
  readonly read: number
  readonly documents: number
  /** Documents kept as an earlier run published them. */
  readonly stale: number
  readonly records: readonly MessageRecord[]
  /** Where the settings are, if they have errors. No address or id would be right then, so nothing was published. */
  readonly brokenSettings: string | undefined
  /** The log of changes after the run, if somebody keeps a copy of it. */
  readonly log: ChangeLog | undefined
  /** When something changes by itself, such as an article whose date comes: milliseconds since 1970. */
  readonly nextMoment: number | undefined
}

/**
 * Publishes content into an output folder. Only what has changed is read and made again. A document with errors is not
 * written: what an earlier run published of it stays, in lists and feeds too. The same happens if a document cannot be
 * rendered.
 *
 * @throws {WriteError} if the folder cannot be written. It is then unchanged
 */
export async function publish(options: PublishOptions): Promise<PublishResult> {
  const run = openRun(options)
  try {
    return await publishIn(run, options)
  } catch (error) {
    throw asWriteError(error, run.store.path)
  } finally {
    await run.close()
  }
}

async function publishIn(
  run: Run,
  {reader, out, now, log: copy, keepsLog, studioUrl, progress, changed, verifies, baseUrl}: PublishOptions,
) {
  const {store, sink, ask} = run
  const more: MessageRecord[] = []
  await takeLog(run, copy, out, more)
  sink.check(verifies)
  if (verifies === true) (await import('./verify.ts')).doubtEverything(store)
  await choose(run, baseUrl)
  await updateContent(run, reader, progress, changed)
  const concerned = new Set(changed)
  let made = 0
  const counting: RunProgress = {
    ...progress,
    onMade: () => {
      made += 1
      progress.onMade()
    },
  }
  const reread = (): Promise<boolean> => {
    for (const id of run.takeReads()) concerned.add(id)
    // Workers do not tell what they have read.
    return rereadContent(run, reader, progress, made >= enoughForWorkers ? undefined : concerned)
  }
  const isUnchanged =
    !sink.isUnfinished() &&
    !store.isAnythingStale() &&
    store.setting('version') === run.version &&
    store.setting('log') !== 'ahead' &&
    store.setting('broken settings') === undefined &&
    store.wokenBy(now.getTime()).length === 0 &&
    store.count(collections.passing) === 0
  let brokenSettings: string | undefined
  if (!isUnchanged) {
    const {makeEverything} = await import('./make-everything.ts')
    const made = await makeEverything(run, await run.graph(), now, counting, {
      reread,
      takeLog: () => takeLog(run, copy, out, []),
    })
    brokenSettings = made.brokenSettings
    more.push(...made.records)
    store.saveSetting('broken settings', brokenSettings)
    if (brokenSettings === undefined) store.saveSetting('version', run.version)
  }
  const summary = brokenSettings === undefined ? sink.commit() : {...nothingWritten}
  if (!isUnchanged && brokenSettings === undefined) {
    store.notePublished()
    store.saveSetting('log', 'ours')
  }
  for (const path of summary.foreign.slice(0, maxForeignShown)) more.push(...foreignRecord(out, path))
  if (summary.foreign.length > maxForeignShown) {
    more.push(
      ...recordOf(out, 'foreign-file', 'error', {
        reason: `Unexpected further files, ${summary.foreign.length - maxForeignShown} more that the export did not write`,
      }),
    )
  }
  for (const {path, reason} of summary.problems)
    more.push(...recordOf(out, 'foreign-file', 'error', {reason, actual: path}))
  const counts = countPages(store)
  return {
    ...summary,
    ...counts,
    isUnchanged,
    read: createContentTable(store).countDocuments(),
    records: [...recordsIn(store, reader.name, studioUrl), ...more].toSorted((a, b) => compareText(a.file, b.file)),
    brokenSettings,
    nextMoment: store.nextMoment(now.getTime()),
    log: keepsLog === true ? (await import('./log.ts')).logIn(store, ask) : undefined,
  }
}

/** Takes note of what the caller chose, if that is something else than before. */
async function choose({store, graph}: Run, baseUrl: string | undefined): Promise<void> {
  const before = store.facts('choices', '')?.['baseUrl']
  if (before === baseUrl) return
  const {choices} = await import('./inputs.ts')
  ;(await graph()).put([{kind: choices, key: '', facts: baseUrl === undefined ? {} : {baseUrl}}])
}

/** Reads what has changed in the content. A folder in which nothing has is not opened further. */
export async function updateContent(
  run: Run,
  {folder}: Reader,
  {onRecord}: RunProgress,
  changed?: ReadonlySet<string>,
): Promise<void> {
  const {store, sink} = run
  const known = folder === undefined || changed === undefined || sink.isNew ? undefined : scanFiles(changed, store)
  const scan = folder === undefined ? undefined : (known ?? scanFolder(folder, store))
  if (scan?.isSame === true && !sink.isNew) return
  const content = await run.content()
  await content.update(run.graph, {scan, onRecord, published: sink.isNew ? sink.sources() : []})
}

/**
 * Reads again what has changed in a folder since it was read in this run. A stream was read once and is kept.
 * @param ids - the documents to look at. Left out, all are
 * @returns whether anything is different
 */
export async function rereadContent(
  run: Run,
  {folder}: Reader,
  {onRecord}: RunProgress,
  ids?: ReadonlySet<string>,
): Promise<boolean> {
  const {store, sink} = run
  if (folder === undefined) return false
  const scan = (ids === undefined ? undefined : scanFiles(ids, store)) ?? scanFolder(folder, store)
  if (scan.isSame) return false
  const content = await run.content()
  return content.update(run.graph, {scan, onRecord, published: sink.isNew ? sink.sources() : []})
}

const nothingWritten: WriteSummary = {written: 0, unchanged: 0, removed: 0, changed: [], foreign: [], problems: []}

/** How many foreign files are reported by name. The rest are only counted. */
const maxForeignShown = 20

function foreignRecord(out: string, path: string): MessageRecord[] {
  return recordOf(out, 'foreign-file', 'error', {
    reason: `Unexpected file ${quote(path)}, expected only what the export wrote: it was left alone`,
    actual: path,
    note: 'Everything in the output folder gets published: move the file elsewhere',
  })
}

/** Takes over the log of the output if the store has none, or the copy if it is ahead. */
export async function takeLog(
  run: Run,
  copy: ChangeLog | undefined,
  out: string,
  more: MessageRecord[],
): Promise<void> {
  // Usually the store has the log, and it takes no look at it.
  const isAhead = run.store.setting('log') === 'ahead'
  if (copy === undefined && !isAhead && run.store.node('log', '')?.facts !== undefined) return
  const {takeEarlierLog} = await import('./log.ts')
  if (!(await takeEarlierLog(run, copy))) return
  more.push(
    ...recordOf(out, 'change-log', 'warning', {
      reason: `Cannot read the log of changes in ${quote(`${out}/api`)}, expected it as the export wrote it: a new one begins`,
      note: 'Who follows the changes reads everything again; nothing else is lost',
    }),
  )
}

function countPages(store: Store): {readonly documents: number; readonly stale: number} {
  const stale = store.count(collections.kept)
  return {documents: store.count(collections.pages) + store.count(collections.made) - keptPages(store), stale}
}

/** How many pages are kept. Newsletters that are kept have no page. */
function keptPages(store: Store): number {
  return store.slice(collections.kept, {all: true}).filter(({at}) => store.has(collections.pages, at)).length
}
