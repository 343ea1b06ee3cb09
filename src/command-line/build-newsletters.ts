import {countRecords} from '../checks/reports/message-record.ts'
import {renderPretty} from '../checks/reports/pretty.ts'
import {openContent} from '../content/readers/open-content.ts'
import type {MadeMail} from '../newsletters/make-mail.ts'
import {publishNewsletters} from '../publishing/publish-newsletters.ts'
import type {Site} from '../site/site.ts'
import {studioUrl, UsageError, type Terminal} from './command.ts'
import type {Progress} from './progress.ts'

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
    const {mails, site, records, brokenSettings} = await publishNewsletters(
      {
        reader,
        out,
        now,
        slugs,
        studioUrl: studioUrl({env}),
        progress: {
          onRecord: progress.tick,
          onMaking: () => progress.start('Making mails'),
          onMade: progress.tick,
        },
      },
      (known) => checkSlugs(slugs, known),
    )
    progress.stop()
    write(renderPretty(records, {colour}))
    if (brokenSettings !== undefined)
      write(
        `\nNo mail was made: the settings in ${brokenSettings} have errors or cannot be read, and every address is made from them.\n`,
      )
    return {mails, site, errors: countRecords(records).errors}
  } finally {
    progress.stop()
    await reader.close()
  }
}

/** @throws {UsageError} if a slug belongs to no issue */
function checkSlugs(slugs: readonly string[], known: readonly string[]): void {
  for (const slug of slugs) {
    if (known.includes(slug)) continue
    const names =
      known.length === 0
        ? 'There is none yet: write one in Studio, and publish it'
        : `There are: ${known.toSorted().join(', ')}`
    throw new UsageError(
      `Cannot find the newsletter ${slug}, expected the last part of the web address of one that is published in Studio. ${names}`,
    )
  }
}
