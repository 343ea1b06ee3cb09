import {
  exitCodes,
  hasColour,
  parsePaths,
  runCommand,
  UsageError,
  type ExitCode,
  type Terminal,
} from '../src/command-line/command.ts'
import {DeliveryError} from '../src/newsletters/delivery/delivery-error.ts'
import {services, serviceOf} from '../src/newsletters/delivery/services/index.ts'
import {checkRecipients, sendTestMail} from '../src/newsletters/delivery/smtp.ts'
import {checkFolder, parseMoment} from '../src/command-line/options.ts'
import {maxMailBytes, sizeOf} from '../src/newsletters/checks/mail-size.ts'
import {clientSupport} from '../src/newsletters/checks/client-support.ts'
import type {MadeMail} from '../src/newsletters/make-mail.ts'
import {buildNewsletters, type BuiltNewsletters} from '../src/command-line/build-newsletters.ts'
import {draftAt, renderPlan, serviceTimeout, toDraft} from '../src/command-line/draft-newsletter.ts'
import {renderMailReport} from '../src/newsletters/mail-report.ts'
import {createProgress} from '../src/command-line/progress.ts'
import {WriteError} from '../src/files/output/write-error.ts'

export async function newsletter(terminal: Terminal): Promise<ExitCode> {
  const {options, paths} = parse(terminal)
  const [name = '', ...slugs] = paths
  if (options.help === true || name === '') {
    terminal.stdout.write(usage)
    return options.help === true ? exitCodes.fine : exitCodes.usage
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (command === undefined)
    throw new UsageError(`Unexpected command ${name}, expected ${Object.keys(commands).join(', ')}`)
  try {
    return await command({slugs, options, terminal, say: (text) => void terminal.stderr.write(text)})
  } catch (error) {
    if (!(error instanceof DeliveryError) && !(error instanceof WriteError)) throw error
    terminal.stderr.write(`\n${error.message}\n`)
    return error instanceof DeliveryError && error.problem === 'settings' ? exitCodes.usage : exitCodes.contentErrors
  }
}

const usage = `Makes mails of the newsletters that are published in Studio, and brings them to a mail service as drafts.

  npm run newsletter -- build [SLUG]...
  npm run newsletter -- test SLUG --to ADDRESS [--to ADDRESS]...
  npm run newsletter -- draft SLUG --service NAME [--dry-run]

  build   writes the mail of each issue to the output folder, checked; the export does so too
  test    sends an issue over SMTP to those who are to look at it (SMTP_URL in the environment)
  draft   makes a draft at a mail service, or updates the one it made; sending is the service's own button

  SLUG            the last part of the newsletter's web address, such as november-2026
  --service NAME  ${services.map(({name}) => name).join(', ')}
  --dry-run       says what would be asked of the service, and asks nothing
  --to ADDRESS    who gets the test; may be given more than once
  --from PLACE    a content folder, an .ndjson file, a .tar.gz dataset archive, or \`dataset\` (default: content)
  --out FOLDER    where it is published (default: dist)
  --now TIME      the moment that decides what is published already (default: now)
  --ledger FILE   what was brought where (default: .lake/newsletters.json)

What a service needs is read from the environment or the file .env:

${services
  .map(
    ({title, settings}) =>
      `  ${title}\n${settings
        .map(
          ({name, what, isOptional, fallback}) =>
            `    ${name}  ${what}${isOptional === true ? ' (optional)' : fallback === undefined ? '' : ` (default: ${fallback})`}`,
        )
        .join('\n')}`,
  )
  .join('\n\n')}

  Test mails
    SMTP_URL  the mail server, such as smtps://user:password@mail.example.org

Ends with 0 if all went well, 1 if something was wrong with the content or the service, 2 if it was called wrongly.
`

/** The arguments and streams of one subcommand. */
interface Call {
  readonly slugs: readonly string[]
  readonly options: ReturnType<typeof parse>['options']
  readonly terminal: Terminal
  /** Writes text to stderr. */
  readonly say: (text: string) => void
}

const commands: Readonly<Record<string, (call: Call) => Promise<ExitCode>>> = {
  build: runBuild,
  test: runTest,
  draft: runDraft,
}

function parse(terminal: Terminal) {
  return parsePaths(
    terminal,
    {
      from: {type: 'string', default: 'content'},
      out: {type: 'string', default: 'dist'},
      now: {type: 'string'},
      to: {type: 'string', multiple: true},
      service: {type: 'string'},
      ledger: {type: 'string', default: '.lake/newsletters.json'},
      'dry-run': {type: 'boolean', default: false},
    },
    usage,
  )
}

async function runBuild(call: Call): Promise<ExitCode> {
  const {options, say} = call
  const {mails, errors} = await build(call)
  for (const mail of mails) say(`\n${reportOf(mail, options)}`)
  if (mails.length === 0 && errors === 0) say('\nThere is no newsletter yet: write one in Studio, and publish it\n')
  return errors > 0 ? exitCodes.contentErrors : exitCodes.fine
}

async function runTest(call: Call): Promise<ExitCode> {
  const {options, terminal, say} = call
  const to = options.to ?? []
  if (to.length === 0) throw new UsageError('Say who gets the test, such as --to name@example.org')
  checkRecipients(to)
  const url = terminal.env['SMTP_URL']?.trim() ?? ''
  if (url === '')
    throw new UsageError(
      'A test needs a mail server. Put its address into SMTP_URL, in the environment or the file .env, such as smtps://user:password@mail.example.org',
    )
  const one = await buildOne(call)
  if (one === undefined) return exitCodes.contentErrors
  await sendTestMail({mail: one.made.mail, to, url, now: new Date(), timeout: serviceTimeout})
  say(`\nSent to ${to.join(', ')}\n`)
  return exitCodes.fine
}

const outcomes = {
  created: 'A draft was made',
  updated: 'The draft was updated',
  unchanged: 'The draft is there already, as it is here: nothing was changed',
} as const

async function runDraft(call: Call): Promise<ExitCode> {
  const {options, terminal, say} = call
  const names = services.map(({name}) => name).join(', ')
  if (options.service === undefined)
    throw new UsageError(`Say where the draft goes, such as --service mailchimp. There are: ${names}`)
  const service = serviceOf(options.service)
  if (service === undefined) throw new UsageError(`Unexpected service ${options.service}, expected one of: ${names}`)
  const one = await buildOne(call)
  if (one === undefined) return exitCodes.contentErrors
  if (!one.made.issue.isWhole) {
    say(
      `\n${one.made.issue.slug} is not whole: an article in it is not published, or not yet. Nothing left this machine. Wait for its day, or take it out\n`,
    )
    return exitCodes.contentErrors
  }
  const draft = toDraft(one.made, service, one.built.site)
  if (options['dry-run']) {
    terminal.stdout.write(renderPlan(draft, service, terminal.env))
    return exitCodes.fine
  }
  const {outcome, remote} = await draftAt(draft, service, terminal.env, options.ledger)
  for (const note of remote.notes ?? []) say(`Note: ${note}\n`)
  say(`\n${service.title}: ${outcomes[outcome]}${remote.url === undefined ? '' : `\n${remote.url}`}\n${service.next}\n`)
  return exitCodes.fine
}

function build({slugs, options: {from, out, now}, terminal, say}: Call): Promise<BuiltNewsletters> {
  const moment = parseMoment(now)
  checkFolder(out, from)
  return buildNewsletters({
    from,
    out,
    now: moment,
    slugs,
    env: terminal.env,
    progress: createProgress(terminal.stderr),
    write: say,
    colour: hasColour(terminal.stderr, terminal),
  })
}

function reportOf({issue, mail, checks}: MadeMail, {out}: Call['options']): string {
  return renderMailReport({
    slug: issue.slug,
    subject: mail.subject,
    folder: `${out}/newsletters/${issue.slug}`,
    bytes: sizeOf(mail.html),
    maxBytes: maxMailBytes,
    articles: issue.sections.reduce((sum, {items}) => sum + items.length, 0),
    caveats: issue.caveats.length,
    checks: checks.length,
    sendAt: issue.sendAt,
    support: clientSupport(mail.html),
  })
}

/**
 * Builds exactly one issue. Returns `undefined` if it has errors.
 * @throws {UsageError} unless exactly one slug is given
 */
async function buildOne(call: Call): Promise<{made: MadeMail; built: BuiltNewsletters} | undefined> {
  const {slugs, say} = call
  const [slug, ...more] = slugs
  if (slug === undefined || more.length > 0)
    throw new UsageError(`Unexpected ${slugs.length} newsletters, expected one\n\n${usage}`)
  const built = await build({...call, slugs: [slug]})
  const [made] = built.mails
  if (made !== undefined && built.errors === 0) return {made, built}
  say(`\n${slug} has errors: nothing left this machine. Mend them first\n`)
  return undefined
}

if (import.meta.main) await runCommand(newsletter)
