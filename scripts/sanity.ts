import {spawn} from 'node:child_process'
import {join, resolve} from 'node:path'
import {pathToFileURL} from 'node:url'
import {InUse, openLocalLake, PortInUse, startServer, type LakeServer, type LocalLake} from '../lake/index.ts'
import {runCommand, type ExitCode, type Terminal} from '../src/command-line/command.ts'

/*
 * Runs Sanity's official command line on the content of this folder: `npm run sanity -- documents query '*'`.
 * If `SANITY_STUDIO_PROJECT_ID` is set, it runs unchanged and works on that project.
 */

async function sanity(terminal: Terminal): Promise<ExitCode> {
  const {args} = terminal
  const project = process.env['SANITY_STUDIO_PROJECT_ID']
  if (project !== undefined && project !== '') process.exit(await run(args, {}))
  let target
  try {
    target = await findLake()
  } catch (error) {
    if (!(error instanceof InUse)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exit(2)
  }
  const hook = pathToFileURL(join(root, 'src', 'command-line', 'resolve-localhost.ts')).href
  const code = await run(args, {
    SANITY_INTERNAL_ENV: target.url,
    // Without this, the command line warns on every run that its server is not Sanity's.
    TEST: 'true',
    SANITY_STUDIO_LAKE_URL: target.url,
    SANITY_AUTH_TOKEN: process.env['SANITY_AUTH_TOKEN'] ?? 'local',
    NODE_OPTIONS: `${process.env['NODE_OPTIONS'] ?? ''} --import=${hook}`.trim(),
  })
  await target.close()
  process.exit(code)
}

const root = join(import.meta.dirname, '..')

function run(args: readonly string[], env: Readonly<Record<string, string>>): Promise<number> {
  return new Promise((resolveRun, reject) => {
    const child = spawn(process.execPath, [join(root, 'node_modules', 'sanity', 'bin', 'sanity'), ...args], {
      cwd: root,
      stdio: 'inherit',
      env: {...process.env, ...env},
    })
    child.on('error', reject)
    child.on('close', (code) => resolveRun(code ?? 1))
  })
}

interface Target {
  readonly url: string
  readonly close: () => Promise<void>
}

const servedAt = 'http://localhost:3333'

async function findLake(): Promise<Target> {
  const url = process.env['SANITY_STUDIO_URL'] ?? servedAt
  if (await isServed(url)) return {url, close: async () => {}}
  try {
    return await openSomewhere()
  } catch (error) {
    if (!(error instanceof InUse)) throw error
    throw new InUse(
      `${error.message}\nIf npm start serves it on another port, say where: SANITY_STUDIO_URL=http://localhost:4000 npm run sanity -- ...`,
      {cause: error},
    )
  }
}

async function isServed(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/v2025-02-19/projects/bodytext`, {signal: AbortSignal.timeout(1000)})
    return response.ok
  } catch {
    return false
  }
}

/** Opens the lake on the usual port, so that image URLs stay the same. Uses a random port if that one is taken. */
async function openSomewhere(): Promise<Target> {
  try {
    return await openHere(Number(new URL(servedAt).port))
  } catch (error) {
    if (!(error instanceof PortInUse)) throw error
    return openHere(20_000 + Math.floor(Math.random() * 20_000))
  }
}

/** Opens the lake for this one command, because no server was found. */
async function openHere(port: number): Promise<Target> {
  const url = `http://localhost:${port}`
  const local: LocalLake = await openLocalLake({
    content: resolve('content'),
    database: resolve('.lake/lake.db'),
    baseUrl: url,
    report: ({severity, path, reason}) => process.stderr.write(`${path}: ${severity}: ${reason}\n`),
  })
  let server: LakeServer
  try {
    server = await startServer(local, {port, host: '127.0.0.1'})
  } catch (error) {
    await local.close()
    throw error
  }
  return {
    url,
    close: async () => {
      await server.close()
      await local.close()
    },
  }
}

await runCommand(sanity)
