import * as fs from 'node:fs'

/**
 * Acquires a lock by creating a file with the id of this process. A lock whose process no longer runs was left by a crash
 * and is replaced, as is a lock with the id of this process.
 * @param holds - names the other holder in the error message
 * @returns a function that releases the lock
 * @throws {Error} if another process holds it
 */
export function acquireLock(path: string, holds = 'another export'): () => void {
  for (let tries = 0; tries < 2; tries++) {
    try {
      makeLock(path)
      return () => fs.rmSync(path, {force: true})
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error
      const holder = Number(fs.readFileSync(path, 'utf8'))
      if (holder > 0 && holder !== process.pid && isRunning(holder)) {
        throw new Error(`${holds} (process ${holder}) is writing there: wait for it to end`, {cause: error})
      }
      fs.rmSync(path, {force: true})
    }
  }
  throw new Error(`${holds} is writing there: wait for it to end`)
}

/**
 * Creates the lock file with this process's id in one step, so that no other process sees it empty and takes it for a
 * leftover.
 * @throws {Error} EEXIST if it exists already
 */
function makeLock(path: string): void {
  const own = `${path}.${process.pid}`
  fs.writeFileSync(own, String(process.pid))
  try {
    fs.linkSync(own, path)
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw error
    // Some file systems have no hard links. There, the lock is empty for a moment.
    fs.writeFileSync(path, String(process.pid), {flag: 'wx'})
  } finally {
    fs.rmSync(own, {force: true})
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}
