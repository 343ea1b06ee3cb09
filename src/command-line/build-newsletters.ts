import {checkSnapshot} from '../checks/check-snapshot.ts'
import {studioUrl, UsageError, type Terminal} from './command.ts'
import {brokenSettings} from './export-content.ts'
import type {MadeMail} from '../newsletters/make-mail.ts'
import type {Snapshot} from '../content/snapshot.ts'
import {slugOf} from '../content/document.ts'
import {createSite, type Site} from '../site/site.ts'
import {publishNewslettersAlone} from '../publishing/publish-newsletters.ts'
import {countRecords, toRecords} from '../checks/reports/message-record.ts'
import {renderPretty} from '../checks/reports/pretty.ts'
import type {Progress} from './progress.ts'
import {openContent} from '../content/readers/open-content.ts'
import {readSnapshot} from '../content/readers/read-snapshot.ts'
import {openOutputFolder} from '../publishing/open-output-folder.ts'

export interface BuildOptions {
  readonly from: string
  readonly out: string
  readonly now: Date
  /** Slugs of the requested issues. None means all. */
  readonly slugs: readonly string[]
  /** The environment, for settings of a hosted dataset and Studio's address. */
  readonly env: Terminal['env']
  readonly progress: Progress
  /** Writes messages for a person. */
  readonly write: (text: string) => void
  readonly colour: boolean
}

export interface BuiltNewsletters {
  readonly mails: readonly MadeMail[]
  readonly site: Site
  /** The number of errors that were reported. */
  readonly errors: number
}

/**
 * Reads and checks content, and publishes its newsletters. Everything else in the output folder stays as it is.
 * @throws {WriteError}
 */
export async function buildNewsletters(options: BuildOptions): Promise<BuiltNewsletters> {
  const {from, out, now, slugs, env, progress, write, colour} = options
  const reader = await openContent(from, env)
  try {
    progress.start(`Reading ${reader.name}`)
    const snapshot = await readSnapshot(reader, progress.tick)
    const site = createSite(snapshot)
    checkSlugs(slugs, snapshot)
    progress.start('Checking', snapshot.entries.size)
    const verdicts = await checkSnapshot(snapshot, {now, site, onDocument: progress.tick, withoutAdvice: true})
    const isAsked = (id: string): boolean => {
      const entry = snapshot.get(id)
      return entry?.type === 'newsletter' && (slugs.length === 0 || slugs.includes(slugOf(entry.document) ?? ''))
    }
    const report = (more: Parameters<typeof toRecords>[0] = []): number => {
      progress.stop()
      const files = verdicts.files.filter(
        ({data: {documentId: id, documentType: type}}) =>
          (typeof id === 'string' && isAsked(id)) || type === 'siteSettings',
      )
      const records = toRecords([...snapshot.unreadable, ...snapshot.general, ...files, ...more], studioUrl({env}))
      write(renderPretty(records, {colour}))
      return countRecords(records).errors
    }
    const settings = brokenSettings(snapshot, verdicts)
    if (settings !== undefined) {
      const errors = report()
      write(`\nNo mail was made: the settings in ${settings} have errors, and every address is made from them.\n`)
      return {mails: [], site, errors}
    }
    progress.start('Making mails')
    const output = openOutputFolder(out)
    let result
    try {
      result = await publishNewslettersAlone(output, {snapshot, verdicts, site, now, onDocument: progress.tick})
    } catch (error) {
      output.discard()
      throw error
    }
    return {mails: result.mails.filter(({issue}) => isAsked(issue.id)), site, errors: report(result.files)}
  } finally {
    progress.stop()
    await reader.close()
  }
}

/** @throws {UsageError} if a slug belongs to no issue */
function checkSlugs(slugs: readonly string[], snapshot: Snapshot): void {
  const known = knownSlugs(snapshot)
  for (const slug of slugs) {
    if (known.includes(slug)) continue
    const names =
      known.length === 0 ? 'There is none yet: write one in Studio, and publish it' : `There are: ${known.join(', ')}`
    throw new UsageError(
      `Cannot find the newsletter ${slug}, expected the last part of the web address of one that is published in Studio. ${names}`,
    )
  }
}

function knownSlugs(snapshot: Snapshot): string[] {
  return snapshot
    .ofType('newsletter')
    .flatMap(({document}) => slugOf(document) ?? [])
    .toSorted()
}
