import {checkSnapshot} from '../checks/check-snapshot.ts'
import {exitCodes, studioUrl, type ExitCode, type Terminal} from './command.ts'
import type {ReadFile} from '../content/entry.ts'
import type {Snapshot} from '../content/snapshot.ts'
import type {Verdicts} from '../checks/verdict.ts'
import {createSite} from '../site/site.ts'
import {publish} from '../publishing/publish.ts'
import {countRecords, toRecords} from '../checks/reports/message-record.ts'
import {renderPretty} from '../checks/reports/pretty.ts'
import type {Progress} from './progress.ts'
import {count, describeCounts} from '../checks/reports/wording.ts'
import {describeEffort} from './effort.ts'
import {openContent} from '../content/readers/open-content.ts'
import {readSnapshot} from '../content/readers/read-snapshot.ts'
import {openOutputFolder} from '../publishing/open-output-folder.ts'
import {readLogCopy, writeLogCopy} from './log-copy.ts'
import {WriteError} from '../files/output/write-error.ts'

export interface ExportOptions {
  /** A content folder, a file, or `dataset`. */
  readonly from: string
  /** The output folder. */
  readonly out: string
  /** The time of the export. Documents with a later date are not published yet. */
  readonly now: Date
  /** The environment, for settings of a hosted dataset and Studio's address. */
  readonly env: Terminal['env']
  readonly progress: Progress
  /** Writes messages for a person. */
  readonly write: (text: string) => void
  readonly colour: boolean
  /** A file that keeps a copy of the log of changes, in case the output folder is lost. */
  readonly logCopy?: string | undefined
  /** When the export began, by `performance.now()`. The default is when the process began. */
  readonly startedAt?: number
}

/**
 * Returns where the settings are if they have errors or cannot be read. No address or id would be right then, so
 * nothing is published.
 */
export function brokenSettings(snapshot: Snapshot, verdicts: Verdicts): string | undefined {
  const entry = snapshot.ofType('siteSettings')[0]
  if (entry !== undefined) return verdicts.of(entry.id).status === 'held' ? entry.file.path : undefined
  return snapshot.unreadableIds.has('siteSettings') ? 'siteSettings' : undefined
}

/** Checks content and publishes it. Problems in the content are written as messages and never thrown. */
export async function exportContent({
  from,
  out,
  now,
  env,
  progress,
  write,
  colour,
  logCopy,
  startedAt = 0,
}: ExportOptions): Promise<ExitCode> {
  const reader = await openContent(from, env)
  try {
    progress.start(`Reading ${reader.name}`)
    const snapshot = await readSnapshot(reader, progress.tick)
    const site = createSite(snapshot)
    progress.start('Checking', snapshot.entries.size)
    const verdicts = await checkSnapshot(snapshot, {now, site, onDocument: progress.tick, withoutAdvice: true})

    const files = [...snapshot.unreadable, ...snapshot.general, ...verdicts.files]
    const report = (more: readonly ReadFile[] = []): ReturnType<typeof countRecords> => {
      progress.stop()
      const records = toRecords([...files, ...more], studioUrl({env}))
      write(renderPretty(records, {colour}))
      return countRecords(records)
    }
    const settings = brokenSettings(snapshot, verdicts)
    if (settings !== undefined) {
      report()
      write(
        `\nNothing was published: the settings in ${settings} have errors, and every address and id is made from them.\n`,
      )
      return exitCodes.contentErrors
    }

    progress.start('Publishing', snapshot.entries.size)
    const output = openOutputFolder(out)
    let result
    try {
      const log = logCopy === undefined ? undefined : readLogCopy(logCopy)
      result = await publish(output, {snapshot, verdicts, site, now, log, onDocument: progress.tick})
    } catch (error) {
      output.discard()
      throw error
    }
    const counts = report(result.files)
    const stale = result.stale === 0 ? '' : `, ${count(result.stale, 'document')} kept as published before`
    write(
      `\n${count(snapshot.entries.size, 'document')} read, ${result.documents.toLocaleString('en')} published${stale}\n` +
        `${count(result.written, 'file')} written, ${result.unchanged.toLocaleString('en')} unchanged, ${result.removed.toLocaleString('en')} removed in ${out}\n` +
        `${describeCounts(counts)}, ${describeEffort(startedAt)}\n`,
    )
    if (logCopy !== undefined) writeLogCopy(logCopy, result.rendered.log)
    return counts.errors > 0 ? exitCodes.contentErrors : exitCodes.fine
  } catch (error) {
    if (!(error instanceof WriteError)) throw error
    progress.stop()
    write(`${error.message}\n`)
    return exitCodes.contentErrors
  } finally {
    progress.stop()
    await reader.close()
  }
}
