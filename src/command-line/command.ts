import {existsSync} from 'node:fs'
import {parseArgs, type ParseArgsConfig} from 'node:util'
import {ReadError} from '../content/readers/reader.ts'

/** The exit codes of commands. */
export const exitCodes = {fine: 0, contentErrors: 1, usage: 2} as const
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** A stream to write text to: one of the process, or one of a test. */
export interface TextStream {
  readonly write: (text: string) => unknown
  readonly isTTY?: boolean
}

/** What a command is called with, and where it writes. */
export interface Terminal {
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string | undefined>>
  readonly stdout: TextStream
  readonly stderr: TextStream
}

/** A command takes a terminal and returns an exit code. Messages for people go to standard error. */
export type Command = (terminal: Terminal) => Promise<ExitCode>

/** The command was called in a way it does not understand. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

export type Options = NonNullable<ParseArgsConfig['options']>

/** Parses a command's options. @throws {UsageError} if an option is unknown or invalid */
export function parseOptions<const O extends Options>({args}: Pick<Terminal, 'args'>, options: O, usage: string) {
  return parse(args, options, usage, false).values
}

/**
 * Parses the options of a command that takes files and folders.
 * @throws {UsageError} if an option is unknown or invalid
 */
export function parsePaths<const O extends Options>({args}: Pick<Terminal, 'args'>, options: O, usage: string) {
  const {values, positionals: paths} = parse(args, options, usage, true)
  return {options: values, paths}
}

/** Returns Studio's address, for links in messages. */
export function studioUrl({env}: Pick<Terminal, 'env'>): string {
  return env['SANITY_STUDIO_URL'] ?? 'http://localhost:3333'
}

/** Whether a stream shows colours (https://no-color.org). */
export function hasColour(stream: TextStream, {env}: Pick<Terminal, 'env'>): boolean {
  return stream.isTTY === true && env['NO_COLOR'] === undefined
}

/** Runs a command. If it was called wrongly or cannot read its input, it writes what to do to standard error. */
export async function runIn(command: Command, terminal: Terminal): Promise<ExitCode> {
  try {
    return await command(terminal)
  } catch (error) {
    if (!(error instanceof UsageError) && !(error instanceof ReadError)) throw error
    terminal.stderr.write(`${error.message}\n`)
    return exitCodes.usage
  }
}

/** Runs a command as this process, and sets its exit code. */
export async function runCommand(command: Command): Promise<void> {
  // A reader that stops early, such as `head`, is not an error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
  // Loads the settings in `.env`. Variables that are already set win.
  if (existsSync('.env')) process.loadEnvFile('.env')
  const {env, stdout, stderr} = process
  process.exitCode = await runIn(command, {args: process.argv.slice(2), env, stdout, stderr})
}

function parse<const O extends Options>(args: readonly string[], options: O, usage: string, allowPositionals: boolean) {
  try {
    return parseArgs({
      args: [...args],
      options: {...options, help: {type: 'boolean', short: 'h'}},
      strict: true,
      allowPositionals,
    })
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`, {cause: error})
  }
}
