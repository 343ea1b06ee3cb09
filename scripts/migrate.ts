import {createClient} from '@sanity/client'
import {defineQuery} from 'groq'
import {
  exitCodes,
  parseOptions,
  runCommand,
  UsageError,
  type ExitCode,
  type Terminal,
} from '../src/command-line/command.ts'
import {contentText} from '../src/content/content-text.ts'
import {isRecord, isSanityDocument, type SanityDocument} from '../src/content/document.ts'
import {fieldOrder} from '../src/content/field-order.ts'
import {migrateRedFlags, type Migration} from '../src/content/migrations/red-flags.ts'
import {datasetSettings} from '../src/content/readers/dataset.ts'
import {filesIn} from '../src/content/readers/folder-files.ts'
import {readRecord} from '../src/content/readers/folder.ts'
import {ReadError} from '../src/content/readers/reader.ts'
import {count} from '../src/checks/reports/wording.ts'
import {writeFileWhole} from '../src/files/whole-file.ts'

/** Brings documents to the model as it is now, in a content folder or in a hosted dataset. */
export async function migrate(terminal: Terminal): Promise<ExitCode> {
  const options = parseOptions(
    terminal,
    {from: {type: 'string', default: 'content'}, 'dry-run': {type: 'boolean', default: false}},
    usage,
  )
  if (options.help === true) {
    terminal.stdout.write(usage)
    return exitCodes.fine
  }
  const {from} = options
  if (/\.(?:ndjson|jsonl|tgz|gz)$/i.test(from))
    throw new UsageError(`Cannot change ${from}, expected a content folder or the word \`dataset\`\n\n${usage}`)
  const isDry = options['dry-run']
  const report = (name: string, {notes}: Migration): void => {
    terminal.stdout.write(`${name}\n${notes.map((note) => `  ${note}\n`).join('')}`)
  }
  const changed = from === 'dataset' ? await inDataset(terminal, isDry, report) : inFolder(from, isDry, report)
  const words = isDry ? 'would change' : 'changed'
  terminal.stderr.write(
    changed === 0
      ? 'Nothing to do: every document is as the model wants it\n'
      : `${count(changed, 'document')} ${words}. Look at each sign in Studio: the urgencies are a guess\n`,
  )
  return exitCodes.fine
}

type Report = (name: string, migration: Migration) => void

function inFolder(folder: string, isDry: boolean, report: Report): number {
  let changed = 0
  for (const {path, isFile, error} of filesIn(folder)) {
    if (error !== undefined) throw new ReadError(`Cannot read ${path}, expected a folder`)
    const document = isFile ? readRecord(path)?.document : undefined
    const migration = document === undefined ? undefined : migrateRedFlags(document)
    if (document === undefined || migration === undefined) continue
    changed += 1
    report(path, migration)
    if (!isDry) writeFileWhole(path, contentText({...document, ...migration.set}, fieldOrder))
  }
  return changed
}

const conditions = defineQuery('*[_type == "condition" && defined(redFlags)]')

/** Changes drafts too. A document that somebody changes meanwhile is left to the next run. */
async function inDataset({env, stderr}: Terminal, isDry: boolean, report: Report): Promise<number> {
  const {projectId, dataset, token, apiHost} = datasetSettings(env)
  const client = createClient({
    projectId,
    dataset,
    apiVersion: '2025-02-19',
    useCdn: false,
    perspective: 'raw',
    ...(token === undefined ? {} : {token}),
    ...(apiHost === undefined || apiHost === '' ? {} : {apiHost, useProjectHostname: false}),
  })
  const found: unknown = await client.fetch(conditions)
  const documents = Array.isArray(found) ? found.filter((each): each is SanityDocument => isSanityDocument(each)) : []
  let changed = 0
  for (const document of documents) {
    const migration = migrateRedFlags(document)
    if (migration === undefined) continue
    report(document._id, migration)
    try {
      if (!isDry) await client.patch(document._id).set(migration.set).ifRevisionId(String(document['_rev'])).commit()
      changed += 1
    } catch (error) {
      const isConflict = isRecord(error) && error['statusCode'] === 409
      if (!isConflict) throw error
      stderr.write(`${document._id} was changed by somebody else meanwhile: run the command again\n`)
    }
  }
  return changed
}

const usage = `Usage: npm run migrate -- [options]

Brings content to the model as it is now. Signs that need medical help ("red flags") become signs with an urgency: words
that stand for an emergency make it one, all others are for today. Look at each afterwards.

  --from FOLDER   a content folder (default: content), or the word dataset for the hosted dataset of the environment
  --dry-run       says what would change, and changes nothing
`

if (import.meta.main) await runCommand(migrate)
