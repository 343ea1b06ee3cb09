import fs from 'node:fs'
import {syncBuiltinESMExports} from 'node:module'

/*
 * Loaded before a command (`node --import`): ends the process with SIGKILL at the n-th time that it writes or moves a file, so that a
 * test can try every moment of a run. With COUNT_WRITES_TO the process goes on, and says in that file how often it did.
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
