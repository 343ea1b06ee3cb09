import {existsSync} from 'node:fs'
import {parseArgs, type ParseArgsConfig} from 'node:util'
import {ReadError} from '../content/readers/reader.ts'

/** What a command says to whoever called it. */
export const exitCodes = {fine: 0, contentErrors: 1, usage: 2} as const
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** The command was called in a way it does not understand. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

export type Options = NonNullable<ParseArgsConfig['options']>

/** Parses a command's options. @throws {UsageError} if there is one it does not know */
export function parseOptions<const O extends Options>(options: O, usage: string) {
  return parse(options, usage, false).values
}

/** Parses the options of a command that takes files and folders. @throws {UsageError} if there is one it does not know */
export function parsePaths<const O extends Options>(options: O, usage: string) {
  const {values, positionals: paths} = parse(options, usage, true)
  return {options: values, paths}
}

/** Where Studio is opened, for the links in messages. */
export function studioUrl(): string {
  return process.env['SANITY_STUDIO_URL'] ?? 'http://localhost:3333'
}

/** Runs a command and sets the exit code. What was called wrongly is said on standard error, with what to do. */
export async function runCommand(command: () => Promise<ExitCode>): Promise<void> {
  // A reader that stops early, such as `head`, is no failure of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
  try {
    loadSettings()
    process.exitCode = await command()
  } catch (error) {
    if (!(error instanceof UsageError) && !(error instanceof ReadError)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exitCode = exitCodes.usage
  }
}

function parse<const O extends Options>(options: O, usage: string, allowPositionals: boolean) {
  try {
    return parseArgs({options: {...options, help: {type: 'boolean', short: 'h'}}, strict: true, allowPositionals})
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`, {cause: error})
  }
}

/** Reads the settings in `.env`; what is in the environment already wins. */
function loadSettings(): void {
  if (existsSync('.env')) process.loadEnvFile('.env')
}
