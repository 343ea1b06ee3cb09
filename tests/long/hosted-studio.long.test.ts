import {execFile} from 'node:child_process'
import {existsSync} from 'node:fs'
import {join} from 'node:path'
import {promisify} from 'node:util'
import {expect, it} from 'vitest'
import {root, temporaryFolder} from '../commands/run-command.ts'

/** Builds Studio as `npm run build:studio` does, for Sanity's hosting. `npm test` builds the one for `npm start`. */
it('builds Studio for hosting without a network and without an account', async () => {
  const out = join(temporaryFolder(), 'studio')
  await promisify(execFile)(process.execPath, [join(root, 'node_modules/sanity/bin/sanity'), 'build', out, '--yes'], {
    cwd: root,
    env: {...process.env, NO_COLOR: '1', CI: 'true', SANITY_INTERNAL_ENV: 'production'},
  })
  expect(existsSync(join(out, 'index.html'))).toBe(true)
})
