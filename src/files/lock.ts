import * as fs from 'node:fs'

/**
 * Takes a lock by making a file that names this process. A lock whose process is gone was left by a crash and is
 * taken over.
 * @param holds - who else may hold it, for the message
 * @returns what gives the lock back
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
 * Makes the lock with this process's id in it, at once: nobody ever sees it empty and takes it for left over.
 * @throws {Error} EEXIST if it is there already
 */
function makeLock(path: string): void {
  const own = `${path}.${process.pid}`
  fs.writeFileSync(own, String(process.pid))
  try {
    fs.linkSync(own, path)
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw error
    // Some file systems have no hard links; a moment in which the lock is empty is the price there.
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
