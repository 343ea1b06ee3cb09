import {setFlagsFromString} from 'node:v8'
import {runInNewContext} from 'node:vm'

const every = 256
const slack = 40 * 1024 * 1024

/**
 * Keeps memory near what is really in use. On a large machine V8 lets garbage pile up to many times that before it
 * looks; a publisher's small server has no room for it. A look takes some 50 ms and is taken when half as much again
 * as after the last one is held.
 * @returns what is to be called after each document
 */
export const createMemoryKeeper = (): (() => void) => {
  setFlagsFromString('--expose-gc')
  setFlagsFromString('--max-semi-space-size=8')
  const collect: unknown = runInNewContext('gc')
  let count = 0
  let kept = process.memoryUsage().heapUsed
  return () => {
    count += 1
    if (count % every !== 0 || typeof collect !== 'function') return
    if (process.memoryUsage().heapUsed < kept * 1.25 + slack) return
    collect()
    kept = process.memoryUsage().heapUsed
  }
}
