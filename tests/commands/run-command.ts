import {spawn} from 'node:child_process'
import {createHash} from 'node:crypto'
import {cpSync, mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {onTestFinished} from 'vitest'

export const root = join(import.meta.dirname, '..', '..')

export interface CommandResult {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

export interface CommandOptions {
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
  /** What to run instead of Node itself, such as a shell that sets a limit first. */
  readonly through?: readonly string[]
  readonly onSpawn?: (kill: () => void) => void
}

/** Runs one of the project's commands, as `npm run` does. */
export const runCommand = (
  command: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult> =>
  new Promise((resolve, reject) => {
    const [program = process.execPath, ...before] = [...(options.through ?? []), process.execPath]
    const child = spawn(program, [...before, join(root, 'scripts', `${command}.ts`), ...args], {
      cwd: options.cwd ?? root,
      env: {...process.env, NO_COLOR: '1', ...options.env},
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let stdout = ''
    let stderr = ''
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
    child.on('error', reject)
    child.on('close', (code, signal) => resolve({code, signal, stdout, stderr}))
    options.onSpawn?.(() => child.kill('SIGKILL'))
  })

/** A folder of its own, removed after the test. */
export const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'bodytext-test-'))
  onTestFinished(() => rmSync(folder, {recursive: true, force: true}))
  return folder
}

/** A copy of the shipped content, to break. */
export const copyOfContent = (folder: string): string => {
  const content = join(folder, 'content')
  cpSync(join(root, 'content'), content, {recursive: true})
  return content
}

/** Every file below a folder with the hash of its bytes, by path. */
export const hashesIn = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, {withFileTypes: true, recursive: true})
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .toSorted()
      .map((path) => [path.slice(folder.length + 1), hashOf(readFileSync(path))]),
  )

export const hashOf = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex')

export const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))
