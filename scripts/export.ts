import {
  exitCodes,
  hasColour,
  parseOptions,
  runCommand,
  UsageError,
  type ExitCode,
  type Terminal,
} from '../src/command-line/command.ts'
import {checkFolder, parseBaseUrl, parseMoment} from '../src/command-line/options.ts'
import {exportContent} from '../src/command-line/export-content.ts'
import {createProgress} from '../src/command-line/progress.ts'
import {count} from '../src/checks/reports/wording.ts'
import {openContent} from '../src/content/readers/open-content.ts'

export async function exportCommand(terminal: Terminal): Promise<ExitCode> {
  const options = parseOptions(
    terminal,
    {
      from: {type: 'string', default: 'content'},
      out: {type: 'string'},
      now: {type: 'string'},
      changes: {type: 'string'},
      editable: {type: 'boolean', default: false},
      verify: {type: 'boolean', default: false},
      watch: {type: 'boolean', default: false},
      explain: {type: 'string'},
      'base-url': {type: 'string'},
    },
    usage,
  )
  if (options.help === true) {
    terminal.stdout.write(usage)
    return exitCodes.fine
  }
  const {from} = options
  const out = options.out ?? (options.editable ? 'texts' : 'dist')
  const now = parseMoment(options.now)
  checkFolder(out, from)

  const write = (text: string): void => void terminal.stderr.write(text)

  if (options.editable) return exportTexts(from, out, terminal)
  if (options.explain !== undefined) {
    const {explain} = await import('../src/command-line/explain.ts')
    return explain(out, options.explain, write)
  }
  if (options.watch && (from === 'dataset' || options.now !== undefined || options.verify)) {
    throw new UsageError(
      'Cannot watch with `--now`, `--verify` or `--from dataset`: watch a content folder or a file, without them',
    )
  }

  const code = await exportContent({
    from,
    out,
    now,
    env: terminal.env,
    progress: createProgress(terminal.stderr),
    write,
    logCopy: options.changes,
    colour: hasColour(terminal.stderr, terminal),
    verifies: options.verify,
    baseUrl: parseBaseUrl(options['base-url']),
  })
  if (!options.watch) return code
  const {watchContent} = await import('../src/command-line/watch-content.ts')
  return watchContent({from, out, logCopy: options.changes, baseUrl: parseBaseUrl(options['base-url'])}, write)
}

const usage = `Checks content and publishes it as Markdown, JSON feeds and a static JSON API.

  npm run export -- [--from PLACE] [--out FOLDER] [--now TIME] [--changes FILE] [--base-url URL]
                    [--verify | --watch]
  npm run export -- --explain PATH [--out FOLDER]
  npm run export -- --editable [--from PLACE] [--out FOLDER]

  --from PLACE  a content folder, an .ndjson file, a .tar.gz dataset archive, or \`dataset\` for the
                hosted dataset of the environment (default: content)
  --out FOLDER  where to publish; the folder holds nothing else (default: dist)
  --now TIME    the moment that decides what is published already, such as 2026-11-22T08:00:00Z (default: now)

  --base-url URL  show everything at this address instead of those in the settings, as on a test server: into a
                  folder of its own, because every address in it is another

  --changes FILE  keep a copy of the log of changes in this file too: where the output folder is made anew each
                time, as in CI, keep the file, and those who follow the changes go on where they were

  --verify       make everything again, even what has not changed, and say which files came out differently
  --watch        stay, and publish whenever the content changes or the date of an article comes
  --explain PATH say what a published file is made from, and why it was made the last time

  --editable    write the documents as Markdown to edit instead, with all their fields (default folder: texts);
                \`npm run import -- texts\` brings the edits back

A document with errors is not written; what was published of it before stays.
Ends with 0 if all went well, 1 if there were errors, 2 if it was called wrongly.
`

async function exportTexts(from: string, out: string, terminal: Terminal): Promise<ExitCode> {
  const [{exportEditable}, {readSnapshot}] = await Promise.all([
    import('../src/importing/edits/write-texts.ts'),
    import('../src/content/readers/read-snapshot.ts'),
  ])
  const reader = await openContent(from, terminal.env)
  try {
    const {written, unchanged, edited} = exportEditable(await readSnapshot(reader), out)
    for (const path of edited)
      terminal.stderr.write(
        `${path} holds edits that were not imported: it was left as it is. Import it, or remove it.\n`,
      )
    terminal.stderr.write(
      `${count(written, 'text')} written to ${out}, ${unchanged} as before. Edit them, then run: npm run import -- ${out}\n`,
    )
    return edited.length > 0 ? exitCodes.contentErrors : exitCodes.fine
  } finally {
    await reader.close()
  }
}

if (import.meta.main) await runCommand(exportCommand)
