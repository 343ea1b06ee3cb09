import fs from 'node:fs'
import {syncBuiltinESMExports} from 'node:module'

/*
 * Loaded before a command (`node --import`). With KILL_AT_WRITE=n, kills the process (SIGKILL) just before it writes or
 * renames a file for the n-th time, so that a test can try every moment of a run. With COUNT_WRITES_TO, writes the
 * number of these calls into that file when the process ends.
 */
const killAt = Number(process.env['KILL_AT_WRITE'] ?? Infinity)
const countTo = process.env['COUNT_WRITES_TO']
let writes = 0

const note = (): void => {
  writes += 1
  if (writes >= killAt) process.kill(process.pid, 'SIGKILL')
}

const {renameSync, writeFileSync} = fs
fs.renameSync = (...args) => {
  note()
  renameSync(...args)
}
fs.writeFileSync = (...args) => {
  note()
  writeFileSync(...args)
}
syncBuiltinESMExports()

if (countTo !== undefined) process.on('exit', () => writeFileSync(countTo, String(writes)))
