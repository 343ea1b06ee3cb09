import {spawn, type ChildProcess} from 'node:child_process'
import {createServer} from 'node:net'
import {join} from 'node:path'
import {root} from '../commands/run-command.ts'

/** Finds a port that is free now. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })

export interface RunningStart {
  readonly url: string
  readonly process: ChildProcess
  /** Everything it has printed so far, on stdout and stderr. */
  readonly said: () => string
  /** Waits until it has printed a text. */
  readonly hasSaid: (text: string | RegExp) => Promise<void>
  /**
   * Stops it, by default as Ctrl+C does.
   * @returns its exit code
   */
  readonly stop: (signal?: NodeJS.Signals) => Promise<number | null>
}

const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

/**
 * Waits until `check` returns something other than `undefined` or `false`.
 * @throws {Error} if it does not within `seconds`
 */
export const eventually = async <Value>(
  check: () => Value | undefined | false | Promise<Value | undefined | false>,
  what: string,
  seconds = 120,
): Promise<Value> => {
  const end = performance.now() + seconds * 1000
  for (;;) {
    const value = await check()
    if (value !== undefined && value !== false) return value
    if (performance.now() > end) throw new Error(`Waited in vain: ${what}`)
    await wait(50)
  }
}

/** Runs `npm start` on a folder and a free port, and waits until it is ready. */
export const runStart = async (folder: string, ...more: readonly string[]): Promise<RunningStart> => {
  const port = await freePort()
  const child = spawn(
    process.execPath,
    [
      join(root, 'scripts/start.ts'),
      '--port',
      String(port),
      '--content',
      join(folder, 'content'),
      '--database',
      join(folder, 'lake', 'lake.db'),
      '--out',
      join(folder, 'dist'),
      ...more,
    ],
    {cwd: root, env: {...process.env, NO_COLOR: '1'}, stdio: ['ignore', 'pipe', 'pipe']},
  )
  let text = ''
  child.stdout.on('data', (data: Buffer) => (text += data.toString()))
  child.stderr.on('data', (data: Buffer) => (text += data.toString()))
  const ended = new Promise<number | null>((resolve) => child.on('close', (code) => resolve(code)))
  const hasSaid = async (what: string | RegExp): Promise<void> => {
    await eventually(
      () => {
        if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}:\n${text}`)
        return typeof what === 'string' ? text.includes(what) : what.test(text)
      },
      `npm start to say ${String(what)}, it said:\n${text}`,
      60,
    )
  }
  await hasSaid('Bodytext is running')
  return {
    url: `http://localhost:${port}`,
    process: child,
    said: () => text,
    hasSaid,
    stop: async (signal = 'SIGINT') => {
      child.kill(signal)
      const code = await ended
      // Whatever is rejected where nobody listens ends nothing, and is a fault all the same.
      if (text.includes('A fault in Bodytext')) throw new Error(`npm start had a fault:\n${text}`)
      return code
    },
  }
}
