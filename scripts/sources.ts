import {
  exitCodes,
  parsePaths,
  runCommand,
  UsageError,
  type ExitCode,
  type Terminal,
} from '../src/command-line/command.ts'
import {createProgress} from '../src/command-line/progress.ts'
import {contentText} from '../src/content/content-text.ts'
import {isDocumentOf, isRecord, titleOf, type DocumentOf, type SanityDocument} from '../src/content/document.ts'
import {fieldOrder} from '../src/content/field-order.ts'
import {quote} from '../src/content/findings.ts'
import {filesIn} from '../src/content/readers/folder-files.ts'
import {readRecord} from '../src/content/readers/folder.ts'
import {ReadError} from '../src/content/readers/reader.ts'
import {count} from '../src/checks/reports/wording.ts'
import {writeFileWhole} from '../src/files/whole-file.ts'
import {lookUp, NoAnswer, serviceSettings, type Answer} from '../src/sources/services.ts'
import {joinStandings, type Standing} from '../src/sources/standing.ts'

interface SourceFile {
  readonly path: string
  readonly document: SanityDocument & DocumentOf<'source'>
}

/** Looks up what became of the publications that content relies on. */
export async function sources(terminal: Terminal): Promise<ExitCode> {
  const {options, paths} = parsePaths(
    terminal,
    {from: {type: 'string', default: 'content'}, now: {type: 'string'}},
    usage,
  )
  if (options.help === true) {
    terminal.stdout.write(usage)
    return exitCodes.fine
  }
  if (paths.length !== 1 || paths[0] !== 'check') throw new UsageError(`Say what to do: check\n\n${usage}`)
  const now = new Date(options.now ?? Date.now())
  if (Number.isNaN(now.getTime())) throw new UsageError(`Cannot read the date ${String(options.now)}\n\n${usage}`)
  const today = now.toISOString().slice(0, 10)
  const {files, contact} = readSources(options.from)
  const known = files.filter(({document: {doi, pmid}}) => doi !== undefined || pmid !== undefined)
  const progress = createProgress(terminal.stderr)
  progress.start('Looking up', known.length)
  const settings = serviceSettings(terminal.env, contact)
  let done = 0
  let bad = 0
  try {
    for (const file of known) {
      const answers = await lookUp(file.document, settings)
      bad += report(terminal, file, answers, today)
      done += 1
      progress.tick()
    }
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error
    progress.stop()
    terminal.stderr.write(`${error.message}\n${ageOf(known, done, now)}\n`)
    return exitCodes.contentErrors
  }
  progress.stop()
  const without = files.length - known.length
  terminal.stderr.write(
    `${count(done, 'source')} looked up${without === 0 ? '' : `, ${without} without a DOI or a PubMed id`}, ${bad} to look at\n`,
  )
  return bad === 0 ? exitCodes.fine : exitCodes.contentErrors
}

function readSources(folder: string): {readonly files: readonly SourceFile[]; readonly contact: string | undefined} {
  const files: SourceFile[] = []
  let contact: string | undefined
  for (const {path, isFile, error} of filesIn(folder)) {
    if (error !== undefined) throw new ReadError(`Cannot read ${path}, expected a content folder`)
    const document = isFile ? readRecord(path)?.document : undefined
    if (document === undefined) continue
    if (isDocumentOf(document, 'source')) files.push({path, document})
    if (isDocumentOf(document, 'siteSettings')) contact = document.replyTo ?? document.senderEmail
  }
  return {files, contact}
}

/** Writes what was found into the source's file. @returns how many things somebody should look at */
function report(terminal: Terminal, {path, document}: SourceFile, answers: readonly Answer[], today: string): number {
  const standings = answers.filter((answer): answer is Standing => !('problem' in answer))
  const problems = answers.flatMap((answer) => ('problem' in answer ? [answer.problem] : []))
  const {retracted, supersededBy, others} = joinStandings(standings)
  const lines = [
    ...(retracted === undefined
      ? []
      : [`was retracted${told(retracted)}: nothing that rests on it is published any more`]),
    ...(supersededBy === undefined ? [] : [`has a newer edition${told(supersededBy)}`]),
    ...others.map((other) => `has a notice that somebody should read: ${other}`),
    ...problems,
  ]
  if (lines.length > 0)
    terminal.stdout.write(`${path}\n${lines.map((line) => `  ${quote(titleOf(document))} ${line}\n`).join('')}`)
  if (standings.length > 0) {
    const lookup = {
      checkedAt: today,
      services: standings.map(({from}) => from),
      ...(others.length === 0 ? {} : {notices: [...others]}),
    }
    // What an editor wrote stays: services know some retractions late, and some never.
    const next: SanityDocument = {
      ...document,
      lookup,
      ...(retracted === undefined || isRecord(document.retracted) ? {} : {retracted}),
      ...(supersededBy === undefined || isRecord(document.supersededBy) ? {} : {supersededBy}),
    }
    writeFileWhole(path, contentText(next, fieldOrder))
  }
  return lines.length
}

function told({date, notice}: {readonly date?: string; readonly notice?: string}): string {
  const words = [date, notice].filter((part) => part !== undefined)
  return words.length === 0 ? '' : ` (${words.join(', ')})`
}

/** How old the last look-up is, where none is possible now. */
function ageOf(files: readonly SourceFile[], done: number, now: Date): string {
  const days = files.slice(done).flatMap(({document}) => document.lookup?.checkedAt ?? [])
  const never = files.length - done - days.length
  const oldest = days.toSorted()[0]
  const age =
    oldest === undefined
      ? undefined
      : Math.max(0, Math.floor((now.getTime() - Date.parse(`${oldest}T00:00:00Z`)) / 86_400_000))
  return [
    done === 0 ? 'Nothing was looked up, and nothing was changed.' : `${count(done, 'source')} looked up before that.`,
    oldest === undefined ? '' : `The oldest of the others was looked up on ${oldest}, ${count(age ?? 0, 'day')} ago.`,
    never === 0 ? '' : `${never} ${never === 1 ? 'was' : 'were'} never looked up.`,
    'Run the command again where there is a network.',
  ]
    .filter((part) => part !== '')
    .join(' ')
}

const usage = `Usage: npm run sources -- check [options]

Asks Crossref and PubMed what became of the publications that content cites: whether they were retracted, whether there is
a newer edition. What is found is written into the sources, with the day. Needs a network; without one it says how old
the last look-up is.

  --from FOLDER   the content folder (default: content)
`

if (import.meta.main) await runCommand(sources)
