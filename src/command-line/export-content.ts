import {exitCodes, studioUrl, type ExitCode, type Terminal} from './command.ts'
import {countRecords} from '../checks/reports/message-record.ts'
import {renderPretty} from '../checks/reports/pretty.ts'
import {count, describeCounts} from '../checks/reports/wording.ts'
import {openContent} from '../content/readers/open-content.ts'
import {WriteError} from '../files/output/write-error.ts'
import {publish} from '../publishing/publish.ts'
import type {Warm} from '../publishing/run.ts'
import {describeEffort} from './effort.ts'
import type {Progress} from './progress.ts'

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
  /** Ids of documents that have changed, if the caller knows. Nothing else is looked at then. */
  readonly changed?: ReadonlySet<string> | undefined
  /** What stays open between exports. */
  readonly warm?: Warm
}

export interface ExportOutcome {
  readonly code: ExitCode
  /** When something changes by itself, in milliseconds since 1970. */
  readonly nextMoment: number | undefined
}

/** Checks content and publishes it. Problems in the content are written as messages and never thrown. */
export async function exportContent(options: ExportOptions): Promise<ExitCode> {
  const {code} = await exportAndTell(options)
  return code
}

/** The same, for those who export again. */
export async function exportAndTell(options: ExportOptions): Promise<ExportOutcome> {
  const {from, out, now, env, progress, write, colour, logCopy, startedAt = 0, changed, warm} = options
  const ended = (code: ExitCode, nextMoment?: number): ExportOutcome => ({code, nextMoment})
  const reader = await openContent(from, env)
  try {
    const log = logCopy === undefined ? undefined : (await import('./log-copy.ts')).readLogCopy(logCopy)
    progress.start(`Reading ${reader.name}`)
    const result = await publish({
      reader,
      out,
      now,
      log,
      keepsLog: logCopy !== undefined,
      studioUrl: studioUrl({env}),
      changed,
      ...(warm === undefined ? {} : {warm}),
      progress: {
        onRecord: progress.tick,
        onMaking: () => progress.start('Publishing'),
        onMade: progress.tick,
      },
    })
    progress.stop()
    write(renderPretty(result.records, {colour}))
    if (result.brokenSettings !== undefined) {
      write(
        `\nNothing was published: the settings in ${result.brokenSettings} have errors, and every address and id is made from them.\n`,
      )
      return ended(exitCodes.contentErrors, result.nextMoment)
    }
    const counts = countRecords(result.records)
    const stale = result.stale === 0 ? '' : `, ${count(result.stale, 'document')} kept as published before`
    const unchanged = result.isUnchanged ? 'Nothing has changed since the last export\n' : ''
    write(
      `\n${unchanged}${count(result.read, 'document')} read, ${result.documents.toLocaleString('en')} published${stale}\n` +
        `${count(result.written, 'file')} written, ${result.unchanged.toLocaleString('en')} unchanged, ${result.removed.toLocaleString('en')} removed in ${out}\n` +
        `${describeCounts(counts)}, ${describeEffort(startedAt)}\n`,
    )
    if (logCopy !== undefined && result.log !== undefined)
      (await import('./log-copy.ts')).writeLogCopy(logCopy, result.log)
    return ended(counts.errors > 0 ? exitCodes.contentErrors : exitCodes.fine, result.nextMoment)
  } catch (error) {
    if (!(error instanceof WriteError)) throw error
    progress.stop()
    write(`${error.message}\n`)
    return ended(exitCodes.contentErrors)
  } finally {
    progress.stop()
    await reader.close()
  }
}
