import {spawn} from 'node:child_process'
import {createHash} from 'node:crypto'
import {cpSync, mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {onTestFinished} from 'vitest'
import {exportCommand} from '../../scripts/export.ts'
import {generate} from '../../scripts/generate.ts'
import {importCommand} from '../../scripts/import.ts'
import {migrate} from '../../scripts/migrate.ts'
import {sources} from '../../scripts/sources.ts'
import {preview} from '../../scripts/preview.ts'
import {lake} from '../../scripts/lake.ts'
import {newsletter} from '../../scripts/newsletter.ts'
import {validate} from '../../scripts/validate.ts'
import {runIn, type Command} from '../../src/command-line/command.ts'

export const root = join(import.meta.dirname, '..', '..')

/** A compile cache, so that test processes start faster once one of them has compiled the code. */
const compileCache = join(root, 'node_modules', '.cache', 'bodytext-compiled')

export interface CommandResult {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface ProcessResult extends CommandResult {
  readonly signal: NodeJS.Signals | null
}

export interface ProcessOptions {
  readonly env?: Readonly<Record<string, string>>
  /** A program that starts Node, such as a shell that sets a limit first. */
  readonly through?: readonly string[]
  /** A module that is loaded before the command. */
  readonly preload?: string
}

const commands = {
  export: exportCommand,
  generate,
  migrate,
  sources,
  import: importCommand,
  lake,
  newsletter,
  preview,
  validate,
} satisfies Record<string, Command>

export type CommandName = keyof typeof commands

/** Runs one of the project's commands in this process, with its own arguments and streams. */
export const runCommand = async (
  name: CommandName,
  args: readonly string[],
  {env = {}}: Pick<ProcessOptions, 'env'> = {},
): Promise<CommandResult> => {
  let stdout = ''
  let stderr = ''
  const code = await runIn(commands[name], {
    args,
    env: {...process.env, NO_COLOR: '1', ...env},
    stdout: {write: (text) => (stdout += text)},
    stderr: {write: (text) => (stderr += text)},
  })
  return {code, stdout, stderr}
}

/** Runs one of the project's commands in its own process, as `npm run` does. */
export const spawnCommand = (
  name: string,
  args: readonly string[],
  options: ProcessOptions = {},
): Promise<ProcessResult> =>
  new Promise((resolve, reject) => {
    const [program = process.execPath, ...before] = [...(options.through ?? []), process.execPath]
    const preload = options.preload === undefined ? [] : ['--import', options.preload]
    const child = spawn(program, [...before, ...preload, join(root, 'scripts', `${name}.ts`), ...args], {
      cwd: root,
      env: {...process.env, NO_COLOR: '1', NODE_COMPILE_CACHE: compileCache, ...options.env},
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let stdout = ''
    let stderr = ''
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
    child.on('error', reject)
    child.on('close', (code, signal) => resolve({code, signal, stdout, stderr}))
  })

/** Creates a temporary folder that is removed after the test. */
export const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'bodytext-test-'))
  onTestFinished(() => rmSync(folder, {recursive: true, force: true}))
  return folder
}

/** Copies the shipped content, so that a test can change it. */
export const copyOfContent = (folder: string): string => {
  const content = join(folder, 'content')
  cpSync(join(root, 'content'), content, {recursive: true})
  return content
}

/** The hashes of all files in a folder and its subfolders, by path. */
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
