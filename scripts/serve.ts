import {resolve} from 'node:path'
import {existsSync} from 'node:fs'
import {createPublishedFiles, PortInUse, startSite} from '../lake/index.ts'
import {
  exitCodes,
  parseOptions,
  runCommand,
  UsageError,
  type ExitCode,
  type Terminal,
} from '../src/command-line/command.ts'

/** Shows a published folder as a web server would. It ends when it is stopped. */
export async function serve(terminal: Terminal): Promise<ExitCode> {
  const options = parseOptions(
    terminal,
    {
      dir: {type: 'string', default: 'dist'},
      port: {type: 'string', default: '8080'},
      host: {type: 'string', default: '127.0.0.1'},
    },
    usage,
  )
  if (options.help === true) {
    terminal.stdout.write(usage)
    return exitCodes.fine
  }
  const port = Number(options.port)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new UsageError(`Unexpected port ${options.port}, expected a number from 0 to 65535`)
  const folder = resolve(options.dir)
  if (!existsSync(folder))
    throw new UsageError(
      `Cannot find ${options.dir}, expected a folder that was published: run \`npm run export\` first`,
    )
  let site
  try {
    site = await startSite(createPublishedFiles(folder, '/'), {port, host: options.host})
  } catch (error) {
    if (error instanceof PortInUse) throw new UsageError(error.message, {cause: error})
    throw error
  }
  terminal.stdout.write(`What is in ${options.dir} is shown at http://localhost:${site.port}/\nPress Ctrl+C to stop.\n`)
  await new Promise<void>((stopped) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopped())
  })
  await site.close()
  return exitCodes.fine
}

const usage = `Usage: npm run serve -- [options]

Shows a published folder in a browser, with the headers and redirects that web servers should send.

  --dir FOLDER   the folder to show (default: dist)
  --port NUMBER  the port (default: 8080)
  --host NAME    the address to listen on (default: 127.0.0.1, for this machine alone)
  --help         shows this text
`

if (import.meta.main) await runCommand(serve)
