import {randomBytes} from 'node:crypto'
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {hostname, networkInterfaces} from 'node:os'
import {dirname, join, resolve} from 'node:path'
import {
  createLogin,
  createPublishedFiles,
  createStudioFiles,
  DatabaseProblem,
  InUse,
  isLoopbackName,
  openLocalLake,
  PortInUse,
  publishedPath,
  startServer,
  type Fetch,
} from '../lake/index.ts'
import {
  exitCodes,
  parseOptions,
  runCommand,
  UsageError,
  type ExitCode,
  type Terminal,
} from '../src/command-line/command.ts'
import {createDrafts, draftsPath} from '../src/command-line/drafts.ts'
import {createAutoExport} from '../src/command-line/auto-export.ts'
import {count} from '../src/checks/reports/wording.ts'
import {buildStudio, isStudioBuilt, previousOf} from '../src/command-line/studio-build.ts'

async function start(terminal: Terminal): Promise<ExitCode> {
  // Whatever somebody asks of a server that people write in, it is no reason to end it. The fault is told, to be mended.
  process.on('unhandledRejection', tellFault)
  const options = parseOptions(
    terminal,
    {
      port: {type: 'string', default: '3333'},
      host: {type: 'string', default: '127.0.0.1'},
      public: {type: 'boolean', default: false},
      content: {type: 'string', default: 'content'},
      database: {type: 'string', default: '.lake/lake.db'},
      out: {type: 'string', default: 'dist'},
      'no-studio': {type: 'boolean', default: false},
    },
    usage,
  )
  if (options.help === true) {
    process.stdout.write(usage)
    return exitCodes.fine
  }
  const {host, content, database, out} = options
  const port = parsePort(options.port)
  if (!existsSync(content))
    throw new UsageError(
      `Cannot find the folder ${content}, expected one with documents: make it, or choose another with --content`,
    )
  const isLocal = isLoopbackName(host) || host === '::1'
  const token = isLocal ? undefined : tokenIn(join(dirname(database), 'token'))
  const named = host === '0.0.0.0' || host === '::' || isLocal ? 'localhost' : host
  const baseUrl = `http://${named}:${port}`

  if (!existsSync(database)) say(`Reading ${content} for the first time\n`)
  // What is shown here has the addresses of this server, so that nothing on it leads to the public site.
  const shown = join(dirname(database), 'published')
  const autoExport = createAutoExport(
    {from: content, out, logCopy: join(dirname(database), 'changes.json')},
    ({code, text}) => {
      if (code !== 0) say(`\n${text}`)
    },
    [{from: content, out: shown, logCopy: undefined, baseUrl: `${baseUrl}${publishedPath.replace(/\/$/, '')}`}],
  )
  let local
  try {
    local = await openLocalLake({
      content,
      database: resolve(database),
      baseUrl,
      access: {hosts: namesOf(host), token, isPublic: options.public},
      report: ({severity, path, reason}) => say(`${path}: ${severities[severity]}: ${reason}\n`),
      onChange: autoExport.ask,
      onTrouble: autoExport.hold,
    })
  } catch (error) {
    await autoExport.close()
    if (error instanceof InUse || error instanceof DatabaseProblem) throw new UsageError(error.message, {cause: error})
    throw error
  }

  const studioFolder = join(root, '.sanity', 'studio')
  let isBuilding = !options['no-studio'] && !isStudioBuilt(root, studioFolder)
  const studio = createStudioFiles(
    options['no-studio'] ? join(root, '.sanity', 'none') : studioFolder,
    previousOf(studioFolder),
    () => isBuilding,
  )
  const published = createPublishedFiles(resolve(shown))
  // Drafts are for this machine alone: on a network, whoever has the link would read them.
  const drafts = isLocal
    ? createDrafts({
        address: baseUrl,
        projectId: local.projectId,
        dataset: local.dataset,
        published: publishedPath,
      })
    : undefined
  const pages: Fetch = (request) => {
    const {pathname} = new URL(request.url)
    if (pathname.startsWith(publishedPath)) return published(request)
    return drafts !== undefined && pathname.startsWith(draftsPath) ? drafts(request) : studio(request)
  }
  const fallback = createLogin(local.access, pages)

  let server
  try {
    server = await startServer(local, {port, host, fallback})
  } catch (error) {
    await local.close()
    await autoExport.close()
    if (error instanceof PortInUse) throw new UsageError(error.message, {cause: error})
    throw error
  }

  const stopped = new Promise<void>((resolveStop) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolveStop())
  })
  autoExport.ask()
  const address = `http://${named}:${server.port}`
  const documents = local.countDocuments()
  const {projectId, dataset} = local
  say(
    `\nBodytext is running\n\n` +
      (options['no-studio'] ? '' : `  Studio     ${address}/${token === undefined ? '' : `login?token=${token}`}\n`) +
      `  Published  ${address}${publishedPath}\n` +
      (isLocal ? `  Drafts     ${address}${draftsPath}\n` : '') +
      `  API        ${address}/v2025-02-19/ (project ${projectId}, dataset ${dataset})\n` +
      `  Content    ${content} (${count(documents, 'document')}), database ${database}\n` +
      (isLocal
        ? ''
        : `\n  It listens on ${host}: other machines reach it. Callers need the token ${token}\n  ${options.public ? 'Without it they can read what is published.' : 'Without it they can do nothing.'}\n`) +
      `\nStop it with Ctrl+C.\n\n`,
  )

  if (!options['no-studio']) {
    buildStudio({root, folder: studioFolder, log: say}).then(
      () => (isBuilding = false),
      (error: unknown) => {
        isBuilding = false
        say(`${error instanceof Error ? error.message : String(error)}\n`)
      },
    )
  }

  await stopped
  say('\nStopping\n')
  process.once('SIGINT', () => process.exit(130))
  await server.close()
  await autoExport.close()
  await local.close()
  say('Stopped\n')
  process.exit(exitCodes.fine)
}

const usage = `Opens Studio with the content of this folder, on this machine alone.

  npm start -- [--port NUMBER] [--host ADDRESS] [--content FOLDER] [--database FILE] [--out FOLDER] [--no-studio]

  --port NUMBER     where it is served (default: 3333)
  --host ADDRESS    the address it listens on (default: 127.0.0.1, which only this machine reaches);
                    on any other, a token is needed, which is printed
  --public          lets callers without the token read what is published
  --content FOLDER  the published documents, one JSON file each (default: content)
  --database FILE   drafts, history and all else (default: .lake/lake.db)
  --out FOLDER      where it is published (default: dist)
  --no-studio       serves the API and what is published, without Studio

Stop it with Ctrl+C.
`

const severities = {error: 'error', warning: 'warning', info: 'note'} as const

const root = join(import.meta.dirname, '..')

function parsePort(value: string): number {
  const port = Number(value)
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return port
  throw new UsageError(`Unexpected port ${value}, expected a number up to 65535`)
}

/** Returns the token that callers from other machines need. A file keeps it, so it stays the same after a restart. */
function tokenIn(path: string): string {
  if (existsSync(path)) return readFileSync(path, 'utf8').trim()
  const token = randomBytes(24).toString('base64url')
  mkdirSync(dirname(path), {recursive: true})
  writeFileSync(path, `${token}\n`, {mode: 0o600})
  return token
}

function tellFault(error: unknown): void {
  say(
    `\nA fault in Bodytext, please report it. Everything goes on.\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  )
}

function say(text: string): void {
  process.stderr.write(text)
}

/**
 * The names under which other machines reach a host. For `0.0.0.0` and `::`, these are the host name and all IP
 * addresses of this machine.
 */
function namesOf(host: string): ReadonlySet<string> {
  if (host !== '0.0.0.0' && host !== '::') return new Set([host])
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
  return new Set([hostname(), ...addresses.map(({address, family}) => (family === 'IPv6' ? `[${address}]` : address))])
}

await runCommand(start)
