import {exitCodes, studioUrl, type ExitCode, type Terminal} from './command.ts'
import {countRecords} from '../checks/reports/message-record.ts'
import {renderPretty} from '../checks/reports/pretty.ts'
import {count, describeCounts} from '../checks/reports/wording.ts'
import {openContent} from '../content/readers/open-content.ts'
import {WriteError} from '../files/output/write-error.ts'
import {publish, type PublishOptions, type PublishResult} from '../publishing/publish.ts'
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
  /** Whether to make everything again after the export, and to say what comes out differently. */
  readonly verifies?: boolean
  /** Where everything is shown instead of the addresses in the settings. */
  readonly baseUrl?: string | undefined
  /** What stays open between exports. */
  readonly warm?: Warm
}

export interface ExportOutcome {
  readonly code: ExitCode
  /** When something changes by itself, in milliseconds since 1970. */
  readonly nextMoment: number | undefined
  /** Whether the output was as it should be already. */
  readonly isUnchanged: boolean
}

/** Checks content and publishes it. Problems in the content are written as messages and never thrown. */
export async function exportContent(options: ExportOptions): Promise<ExitCode> {
  const {code} = await exportAndTell(options)
  return code
}

/** The same, for those who export again. */
export async function exportAndTell(options: ExportOptions): Promise<ExportOutcome> {
  const {
    from,
    out,
    now,
    env,
    progress,
    write,
    colour,
    logCopy,
    startedAt = 0,
    changed,
    warm,
    baseUrl,
    verifies = false,
  } = options
  const reader = await openContent(from, env)
  try {
    const log = logCopy === undefined ? undefined : (await import('./log-copy.ts')).readLogCopy(logCopy)
    progress.start(`Reading ${reader.name}`)
    const settings = {
      out,
      now,
      log,
      keepsLog: logCopy !== undefined,
      studioUrl: studioUrl({env}),
      changed,
      baseUrl,
      ...(warm === undefined ? {} : {warm}),
      progress: {
        onRecord: progress.tick,
        onMaking: () => progress.start('Publishing'),
        onMade: progress.tick,
      },
    }
    const exported = await publish({...settings, reader})
    const result = verifies ? await verify(settings, from, env) : exported
    progress.stop()
    write(renderPretty(result.records, {colour}))
    if (result.brokenSettings !== undefined) {
      write(
        `\nNothing was published: the settings in ${result.brokenSettings} have errors or cannot be read, and every address and id is made from them.\n`,
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
    const isAsItWas = !verifies || describeVerified(result.changed, out, write)
    if (logCopy !== undefined && result.log !== undefined)
      (await import('./log-copy.ts')).writeLogCopy(logCopy, result.log)
    return ended(
      counts.errors > 0 || !isAsItWas ? exitCodes.contentErrors : exitCodes.fine,
      result.nextMoment,
      result.isUnchanged,
    )
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

const ended = (code: ExitCode, nextMoment?: number, isUnchanged = false): ExportOutcome => ({
  code,
  nextMoment,
  isUnchanged,
})

/** Makes everything again, from the content as it is now. */
async function verify(
  settings: Omit<PublishOptions, 'reader'>,
  from: string,
  env: Terminal['env'],
): Promise<PublishResult> {
  const reader = await openContent(from, env)
  try {
    return await publish({...settings, reader, verifies: true})
  } finally {
    await reader.close()
  }
}

/** Says which files came out differently. @returns whether there were none */
function describeVerified(changed: readonly string[], out: string, write: (text: string) => void): boolean {
  if (changed.length === 0) {
    write(`Everything was made again, and every file in ${out} is as it should be\n`)
    return true
  }
  const shown = changed.toSorted().slice(0, maxShown)
  const more = changed.length - shown.length
  write(
    `${count(changed.length, 'file')} in ${out} came out differently and ${changed.length === 1 ? 'was' : 'were'} written anew:\n` +
      shown.map((path) => `  ${path}\n`).join('') +
      (more > 0 ? `  and ${more.toLocaleString('en')} more\n` : '') +
      'If nobody edited them, please report it: a file must not depend on what was made before.\n',
  )
  return false
}

/** How many files are named. */
const maxShown = 20
