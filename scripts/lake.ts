import {join, dirname} from 'node:path'
import {
  backupDatabase,
  checkDatabase,
  DatabaseProblem,
  InUse,
  openLocalLake,
  rebuildDatabase,
  writeFiles,
} from '../lake/index.ts'
import {count} from '../src/checks/reports/wording.ts'
import {
  exitCodes,
  parsePaths,
  runCommand,
  UsageError,
  type ExitCode,
  type Terminal,
} from '../src/command-line/command.ts'
import {createProgress} from '../src/command-line/progress.ts'

/** Looks after the lake's database: checks it, copies it, makes it anew, and writes its files again. */
export async function lake(terminal: Terminal): Promise<ExitCode> {
  const {options, paths} = parsePaths(
    terminal,
    {
      database: {type: 'string', default: '.lake/lake.db'},
      content: {type: 'string', default: 'content'},
      out: {type: 'string'},
    },
    usage,
  )
  if (options.help === true) {
    terminal.stdout.write(usage)
    return exitCodes.fine
  }
  const [name, ...others] = paths
  const run = name === undefined ? undefined : tasks.get(name)
  if (run === undefined || others.length > 0) throw new UsageError(`Expected one of ${names}\n\n${usage}`)
  try {
    return await run(terminal, options)
  } catch (error) {
    if (error instanceof InUse || error instanceof DatabaseProblem) throw new UsageError(error.message, {cause: error})
    throw error
  }
}

interface Options {
  readonly database: string
  readonly content: string
  readonly out?: string | undefined
}

type Run = (terminal: Terminal, options: Options) => ExitCode | Promise<ExitCode>

function check({stdout, stderr}: Terminal, {database}: Options): ExitCode {
  const progress = createProgress(stderr)
  const problems = checkDatabase(database, progress)
  progress.stop()
  if (problems.length === 0) {
    stdout.write(`${database} is sound\n`)
    return exitCodes.fine
  }
  for (const problem of problems) stdout.write(`${problem}\n`)
  stderr.write(
    `\nStop the lake, and put a backup in the place of ${database}, or make it anew of what can be read: npm run lake -- rebuild\n`,
  )
  return exitCodes.contentErrors
}

async function backup({stdout, stderr}: Terminal, {database, out}: Options): Promise<ExitCode> {
  const stamp = new Date().toISOString().slice(0, 19).replaceAll(':', '-')
  const copy = out ?? join(dirname(database), 'backups', `lake-${stamp}.db`)
  const progress = createProgress(stderr)
  await backupDatabase(database, copy, progress)
  progress.stop()
  stdout.write(
    `Copied to ${copy}. It holds drafts, versions and history; what is published, and pictures, are in the content folder\n`,
  )
  return exitCodes.fine
}

async function rebuild({stdout, stderr}: Terminal, {database, content}: Options): Promise<ExitCode> {
  const progress = createProgress(stderr)
  const {documents, transactions, lost, doubtful, old} = rebuildDatabase(database, progress)
  progress.start('Reading what is published from the content folder')
  const local = await openLocalLake({database, content, report: reporter(stderr)})
  await local.close()
  progress.stop()
  stdout.write(
    `${database} is made anew, with ${count(documents, 'document')} and ${count(transactions, 'transaction')} of history from the old one, and ${count(local.first.imported, 'document')} from ${content}.\nThe old one is kept as ${old}\n`,
  )
  for (const id of lost) stdout.write(`Lost: ${id}. It could not be read, and nor could its history\n`)
  for (const id of doubtful)
    stdout.write(`Look at ${id}: it differs from what its history ends with, and one of the two is damaged\n`)
  return lost.length + doubtful.length > 0 ? exitCodes.contentErrors : exitCodes.fine
}

async function files({stdout, stderr}: Terminal, {database, content}: Options): Promise<ExitCode> {
  const written = await writeFiles({database, content, report: reporter(stderr)})
  stdout.write(`${count(written, 'file')} written into ${content}\n`)
  return exitCodes.fine
}

const tasks: ReadonlyMap<string, Run> = new Map<string, Run>([
  ['check', check],
  ['backup', backup],
  ['rebuild', rebuild],
  ['files', files],
])

const names = [...tasks.keys()].join(', ')

function reporter(stderr: Terminal['stderr']): (message: {readonly path: string; readonly reason: string}) => void {
  return ({path, reason}) => stderr.write(`${path}: ${reason}\n`)
}

const usage = `Looks after the database of drafts, versions and history.

  npm run lake -- check    [--database FILE]                 reads all of it, and says what is wrong
  npm run lake -- backup   [--database FILE] [--out FILE]    copies it, also while npm start runs
  npm run lake -- rebuild  [--database FILE] [--content FOLDER]
                                                             makes it anew of what can be read and of the
                                                             content folder; the old one is kept
  npm run lake -- files    [--database FILE] [--content FOLDER]
                                                             writes what is published where its files are gone

  --database FILE   drafts, history and all else (default: .lake/lake.db)
  --content FOLDER  the published documents, one JSON file each (default: content)
  --out FILE        where the copy goes (default: a name with the time, in .lake/backups)
`

if (import.meta.main) await runCommand(lake)
