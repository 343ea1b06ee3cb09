import {execFile} from 'node:child_process'
import {join} from 'node:path'
import {promisify} from 'node:util'
import {expect, it} from 'vitest'
import {root} from '../commands/run-command.ts'

const run = promisify(execFile)

/** Tests that `npm test` runs in a short version, here with many more cases and, where they take one, a new seed. */
const soaks: ReadonlyArray<readonly [file: string, env: Readonly<Record<string, string>>]> = [
  ['tests/pages/tree/fidelity.test.ts', {RUNS: '100000', SEED: String(Date.now() % 2_000_000_000)}],
  ['tests/text/round-trip.test.ts', {RUNS: '50000', SEED: String(Date.now() % 2_000_000_000)}],
  ['tests/text/specification.test.ts', {RUNS: '50000', SEED: String(Date.now() % 2_000_000_000)}],
  ['tests/text/edit.test.ts', {RUNS: '10000', SEED: String(Date.now() % 2_000_000_000)}],
  ['tests/checks/plainly-valid.property.test.ts', {RUNS: '20000', SEED: String(Date.now() % 2_000_000_000)}],
  ['tests/files/crash.test.ts', {KILLS: '200'}],
  ['tests/lake/crash.test.ts', {KILLS: '300'}],
  ['tests/lake/transactions.test.ts', {RUNS: '2000', SEED: String(Date.now() % 2_000_000_000)}],
  ['tests/lake/groq/answers.test.ts', {RUNS: '50000', SEED: String(Date.now() % 2_000_000_000)}],
  ['tests/lake/groq/text-index.test.ts', {RUNS: '5000', SEED: String(Date.now() % 2_000_000_000)}],
]

it.each(soaks)('%s holds with %j', async (file, env) => {
  const {stdout} = await run(
    process.execPath,
    [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--testTimeout', '3600000', file],
    {
      cwd: root,
      env: {...process.env, ...env},
      maxBuffer: 64 * 1024 * 1024,
    },
  )
  expect(stdout).toMatch(/Tests +\d+ passed/)
})
