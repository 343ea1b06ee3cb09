import {
  exitCodes,
  hasColour,
  parsePaths,
  runCommand,
  studioUrl,
  UsageError,
  type ExitCode,
  type Terminal,
} from '../src/command-line/command.ts'
import type {Imported, Outcome} from '../src/importing/run.ts'
import {importableTypes, importFiles} from '../src/importing/import-files.ts'
import {countRecords, toRecords} from '../src/checks/reports/message-record.ts'
import {createProgress} from '../src/command-line/progress.ts'
import {renderReport} from '../src/checks/reports/render-report.ts'
import {count, describeCounts} from '../src/checks/reports/wording.ts'
import {describeEffort} from '../src/command-line/effort.ts'
import {findImportFiles} from '../src/importing/find-files.ts'

export async function importCommand(terminal: Terminal): Promise<ExitCode> {
  const {options, paths} = parsePaths(
    terminal,
    {
      into: {type: 'string', default: 'content'},
      type: {type: 'string', default: 'article'},
      replace: {type: 'boolean', default: false},
      'dry-run': {type: 'boolean', default: false},
    },
    usage,
  )
  if (options.help === true) {
    terminal.stdout.write(usage)
    return exitCodes.fine
  }
  if (paths.length === 0) throw new UsageError(`Unexpected call without a file, expected what to import\n\n${usage}`)
  if (!importableTypes.includes(options.type))
    throw new UsageError(`Unexpected type ${options.type}, expected one of: ${importableTypes.join(', ')}`)

  const progress = createProgress(terminal.stderr)
  const files = await findImportFiles(paths)
  if (files.length === 0) throw new UsageError(`Cannot find anything to import in ${paths.join(', ')}\n\n${usage}`)
  progress.start('Importing', files.length)
  const result = await importFiles(files, {
    into: options.into,
    type: options.type,
    isDryRun: options['dry-run'],
    replaces: options.replace,
    onFile: progress.tick,
  })
  progress.stop()

  const records = toRecords(result.files, studioUrl(terminal))
  const counts = countRecords(records)
  const colour = hasColour(terminal.stderr, terminal)
  terminal.stderr.write(renderReport('pretty', records, {documents: result.imported.length, ...counts}, {colour}))
  const became = result.imported.map(
    ({path, id, outcome}) => `  ${path} → ${id} (${outcome === 'kept' ? 'left as it is' : outcomes[outcome]})\n`,
  )
  const left = [...result.leftOut]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([what, times]) => `  ${what}${times > 1 ? ` (${times} times)` : ''}\n`)
  terminal.stderr.write(`\n${listed(became, 40)}`)
  if (left.length > 0)
    terminal.stderr.write(`Left out, as the content has no place or no name for it:\n${listed(left, 40)}`)
  terminal.stderr.write(
    `\n${options['dry-run'] ? 'Would import ' : ''}${count(files.length, 'file')}: ${count(result.imported.length, 'document')}${result.imported.length > 0 ? ` (${tally(result.imported)})` : ''}, ${count(result.pictures, 'picture')}, ${describeCounts(counts)}, ${describeEffort()}\n`,
  )
  if (!options['dry-run'] && result.imported.some(({outcome}) => outcome === 'new' || outcome === 'changed'))
    terminal.stderr.write('Run `npm run validate` to see what they still need.\n')
  return counts.errors > 0 ? exitCodes.contentErrors : exitCodes.fine
}

const usage = `Brings texts from elsewhere into the content folder.

  npm run import -- FILE-OR-FOLDER... [--into FOLDER] [--type TYPE] [--replace] [--dry-run]

  --into FOLDER  the content folder (default: content)
  --type TYPE    what texts become: ${importableTypes.join(', ')} (default: article)
  --replace      put what comes in in the place of documents that are there already and say something else
  --dry-run      say what would be done, and write nothing

  .md .markdown .mdx   Markdown with front matter (Hugo, Jekyll, Astro, Eleventy), and texts of \`npm run export -- --editable\`
  .html .htm           pages
  .xml                 an export of WordPress
  .ndjson .jsonl       an export of a Sanity dataset
  .txt                 plain text; what is said under labels is proposed as benefits, all of it as drafts

Pictures are looked for in the folders that are named, and copied. Importing the same again changes nothing.
Ends with 0 if all went well, 1 if something could not be imported, 2 if it was called wrongly.
`

const outcomes: Readonly<Record<Outcome, string>> = {
  new: 'new',
  changed: 'changed',
  unchanged: 'as before',
  kept: 'left as they are',
}

/** Joins the first `max` lines, and says how many more there are. */
function listed(lines: readonly string[], max: number): string {
  return (
    lines.slice(0, max).join('') +
    (lines.length > max ? `  and ${(lines.length - max).toLocaleString('en')} more\n` : '')
  )
}

const outcomeOrder = ['new', 'changed', 'unchanged', 'kept'] as const

function tally(imported: readonly Imported[]): string {
  return outcomeOrder
    .map((outcome) => [imported.filter((each) => each.outcome === outcome).length, outcomes[outcome]] as const)
    .filter(([number]) => number > 0)
    .map(([number, words]) => `${number.toLocaleString('en')} ${words}`)
    .join(', ')
}

if (import.meta.main) await runCommand(importCommand)
