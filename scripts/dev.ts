import {spawn, type ChildProcess} from 'node:child_process'
import {join} from 'node:path'
import {exitCodes, parseOptions, runCommand, type ExitCode, type Terminal} from '../src/command-line/command.ts'

async function dev(terminal: Terminal): Promise<ExitCode> {
  const options = parseOptions(
    terminal,
    {port: {type: 'string', default: '3334'}, lake: {type: 'string', default: 'http://localhost:3333'}},
    usage,
  )
  if (options.help === true) {
    process.stdout.write(usage)
    return exitCodes.fine
  }
  const lake = await startLake(options.lake)
  if (lake !== undefined && lake.exitCode !== null) return exitCodes.usage
  const studio = spawn(
    process.execPath,
    [join(root, 'node_modules', 'sanity', 'bin', 'sanity'), 'dev', '--port', options.port, '--host', 'localhost'],
    {
      cwd: root,
      stdio: 'inherit',
      env: {
        ...process.env,
        SANITY_STUDIO_PROJECT_ID: '',
        SANITY_STUDIO_DATASET: '',
        SANITY_STUDIO_LAKE_URL: options.lake,
      },
    },
  )
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => studio.kill(signal))
  await ended(studio)
  if (lake !== undefined) {
    lake.kill('SIGTERM')
    await ended(lake)
  }
  process.exit(exitCodes.fine)
}

const usage = `Opens Studio with hot reload, for work on the schema and on Studio itself, on the same content as npm start.

  npm run dev -- [--port NUMBER] [--lake ADDRESS]

  --port NUMBER   where Studio is served (default: 3334)
  --lake ADDRESS  a lake that runs already (default: http://localhost:3333, started if nobody serves it)
`

const root = join(import.meta.dirname, '..')

async function startLake(url: string): Promise<ChildProcess | undefined> {
  if (await isServed(url)) return undefined
  const child = spawn(
    process.execPath,
    [join(root, 'scripts', 'start.ts'), '--no-studio', '--port', new URL(url).port || '80'],
    {
      cwd: root,
      stdio: 'inherit',
    },
  )
  while (child.exitCode === null && !(await isServed(url))) await new Promise((resolve) => setTimeout(resolve, 100))
  return child
}

function ended(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => child.on('close', (code) => resolve(code ?? 0)))
}

async function isServed(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/v2025-02-19/ping`, {signal: AbortSignal.timeout(1000)})).ok
  } catch {
    return false
  }
}

await runCommand(dev)
