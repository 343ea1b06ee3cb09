import {
  exitCodes,
  hasColour,
  parseOptions,
  runCommand,
  studioUrl,
  UsageError,
  type ExitCode,
  type Terminal,
} from '../src/command-line/command.ts'
import {documentTypes} from '../schemas/index.ts'
import {createProgress} from '../src/command-line/progress.ts'
import {countRecords, isChosen} from '../src/checks/reports/message-record.ts'
import {validate as checkContent} from '../src/publishing/validate.ts'
import {formats, isFormat, renderReport} from '../src/checks/reports/render-report.ts'
import {count, describeCounts} from '../src/checks/reports/wording.ts'
import {describeEffort} from '../src/command-line/effort.ts'
import {rules} from '../src/checks/rules/index.ts'
import {openContent} from '../src/content/readers/open-content.ts'
import {readerRuleIds} from '../src/content/readers/messages.ts'

export async function validate(terminal: Terminal): Promise<ExitCode> {
  const options = parseOptions(
    terminal,
    {
      from: {type: 'string', default: 'content'},
      format: {type: 'string', default: 'pretty'},
      rule: {type: 'string', multiple: true},
      type: {type: 'string', multiple: true},
    },
    usage,
  )
  if (options.help === true) {
    terminal.stdout.write(usage)
    return exitCodes.fine
  }
  const {format} = options
  if (!isFormat(format)) throw new UsageError(`Unexpected format ${format}, expected ${formats.join(', ')}`)
  const onlyRules = chosen(options.rule, knownRules, 'rule')
  const types = chosen(options.type, knownTypes, 'type')

  const progress = createProgress(terminal.stderr)
  const reader = await openContent(options.from, terminal.env)
  try {
    progress.start(`Reading ${reader.name}`)
    const {
      documents,
      drafts,
      records: all,
    } = await checkContent({
      reader,
      from: options.from,
      now: new Date(),
      studioUrl: studioUrl(terminal),
      progress: {
        onRecord: progress.tick,
        onMaking: () => progress.start('Checking'),
        onMade: progress.tick,
      },
    })
    progress.stop()
    const records = all.filter((record) =>
      isChosen(record, {
        ...(onlyRules === undefined ? {} : {rules: onlyRules}),
        ...(types === undefined ? {} : {types}),
      }),
    )
    const counts = countRecords(records)
    const summary = {documents, ...counts}
    const stream = format === 'pretty' ? terminal.stderr : terminal.stdout
    stream.write(renderReport(format, records, summary, {colour: hasColour(stream, terminal)}))
    const leftOut = drafts === 0 ? '' : ` (${count(drafts, 'draft')} left out)`
    terminal.stderr.write(
      `\n${count(summary.documents, 'document')}${leftOut}, ${describeCounts(counts)}, ${describeEffort()}\n`,
    )
    return counts.errors > 0 ? exitCodes.contentErrors : exitCodes.fine
  } finally {
    progress.stop()
    await reader.close()
  }
}

const usage = `Checks content and says what is wrong with it.

  npm run validate -- [--from PLACE] [--format FORMAT] [--rule ID]... [--type TYPE]...

  --from PLACE     a content folder, an .ndjson file, a .tar.gz dataset archive, or \`dataset\` for the
                   hosted dataset of the environment (default: content)
  --format FORMAT  ${formats.join(', ')} (default: pretty, on standard error; the others on standard output)
  --rule ID        only messages of this rule; may be given more than once
  --type TYPE      only messages about documents of this type; may be given more than once

Ends with 0 if there are no errors, 1 if there are, 2 if it was called wrongly.
`

const knownRules = new Set([
  ...rules.map(({id}) => id),
  ...readerRuleIds,
  'schema',
  'broken-reference',
  'not-evaluated',
  'process-document',
])
const knownTypes = new Set(documentTypes.map(({name}) => name))

function chosen(
  values: readonly string[] | undefined,
  known: ReadonlySet<string>,
  what: string,
): ReadonlySet<string> | undefined {
  if (values === undefined) return undefined
  for (const value of values) {
    if (!known.has(value))
      throw new UsageError(`Unexpected ${what} ${value}, expected one of: ${[...known].toSorted().join(', ')}`)
  }
  return new Set(values)
}

if (import.meta.main) await runCommand(validate)
