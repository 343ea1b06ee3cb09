import {existsSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {expect} from 'vitest'

const update = process.env['UPDATE'] === '1'

/** Compares text with a fixture file. The file is written only with `UPDATE=1`. Empty text has no file. */
export const expectFile = (path: string, actual: string): void => {
  if (update && actual === '') rmSync(path, {force: true})
  else if (update) writeFileSync(path, actual)
  if (actual !== '' && !existsSync(path))
    throw new Error(`${path} is missing: look at the output, then run the test under UPDATE=1`)
  expect(actual).toBe(existsSync(path) ? readFileSync(path, 'utf8') : '')
}
