import {createClient} from '@sanity/client'
import {
  exitCodes,
  parsePaths,
  runCommand,
  UsageError,
  type ExitCode,
  type Terminal,
} from '../src/command-line/command.ts'
import {datasetSettings} from '../src/content/readers/dataset.ts'
import type {SanityDocument} from '../src/content/document.ts'
import {sha256} from '../src/files/hash.ts'
import {writeFileWhole} from '../src/files/whole-file.ts'
import {findDocuments} from '../src/pages/preview/find-document.ts'
import {makePage} from '../src/pages/preview/make-page.ts'
import {readNeighbourhood} from '../src/pages/preview/neighbourhood.ts'
import {selfContained} from '../src/pages/preview/self-contained.ts'
import {storedPictures} from '../src/pages/preview/stored-pictures.ts'

/** Writes the page of a draft as one file, to show it to somebody who has no Studio. */
export async function preview(terminal: Terminal): Promise<ExitCode> {
  const {options, paths} = parsePaths(
    terminal,
    {out: {type: 'string', default: 'review.html'}, lake: {type: 'string', default: 'http://localhost:3333'}},
    usage,
  )
  if (options.help === true) {
    terminal.stdout.write(usage)
    return exitCodes.fine
  }
  const [wanted, ...others] = paths
  if (wanted === undefined || others.length > 0)
    throw new UsageError(`Expected one document, by its slug or its id\n\n${usage}`)
  const client = clientFor(terminal.env, options.lake)
  const document = await findOne(client, wanted, options.lake)
  const now = new Date()
  const page = makePage(document, await readNeighbourhood(client, document, 'drafts'), now)
  if (page === undefined)
    throw new UsageError(`Cannot show ${wanted}: it has no title yet, or documents of its type have no page`)
  const pictures = await storedPictures(client, page.html)
  const mark = {at: now.toISOString(), digest: sha256(page.html)}
  writeFileWhole(options.out, await selfContained(page.html, mark, pictures, load))
  for (const {reason} of page.findings) terminal.stderr.write(`${reason}\n`)
  terminal.stdout.write(
    `${page.resource.title}: written to ${options.out}. It is one file; send it to whoever should read it.\n`,
  )
  return exitCodes.fine
}

type Client = ReturnType<typeof createClient>

function clientFor(env: Terminal['env'], lake: string): Client {
  const common = {apiVersion: '2025-02-19', useCdn: false}
  if ((env['SANITY_STUDIO_PROJECT_ID'] ?? '') === '')
    return createClient({
      ...common,
      projectId: 'bodytext',
      dataset: 'production',
      apiHost: lake,
      useProjectHostname: false,
    })
  const {projectId, dataset, token, apiHost} = datasetSettings(env)
  return createClient({
    ...common,
    projectId,
    dataset,
    ...(token === undefined ? {} : {token}),
    ...(apiHost === undefined ? {} : {apiHost}),
  })
}

async function findOne(client: Client, wanted: string, lake: string): Promise<SanityDocument> {
  let found
  try {
    found = await findDocuments(client, wanted)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new UsageError(
      `Cannot read drafts from ${lake}: ${reason}. Run \`npm start\` first, or say with --lake where it runs`,
      {cause: error},
    )
  }
  const [document, ...others] = found
  if (document === undefined) throw new UsageError(`Cannot find a document with the slug or the id ${wanted}`)
  if (others.length > 0)
    throw new UsageError(
      `Several documents have the slug ${wanted}: choose one by its id, ${found.map(({_id: id}) => id).join(' or ')}`,
    )
  return document
}

async function load(url: string): Promise<string | undefined> {
  if (url.startsWith('data:')) return url
  const response = await fetch(url).catch(() => undefined)
  if (response?.ok !== true) return undefined
  const type = response.headers.get('content-type') ?? 'image/jpeg'
  return `data:${type};base64,${Buffer.from(await response.arrayBuffer()).toString('base64')}`
}

const usage = `Usage: npm run preview -- SLUG [options]

Writes the page of a document as one file, for somebody who has no Studio. It shows the draft, if there is one, and says
so. Drafts are read from where \`npm start\` runs, or from the project that .env names.

  SLUG         the slug or the id of the document
  --out FILE   the file to write (default: review.html)
  --lake URL   where \`npm start\` runs (default: http://localhost:3333)
  --help       shows this text

Ends with 0 if it was written, 2 if it was called wrongly or there is nothing to show.
`

if (import.meta.main) await runCommand(preview)
