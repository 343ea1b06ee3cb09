import * as fs from 'node:fs'

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/**
 * Takes a lock by making a file that names this process. A lock whose process is gone was left by a crash and is
 * taken over.
 * @returns what gives the lock back
 * @throws {Error} if another process holds it
 */
export const acquireLock = (path: string): (() => void) => {
  for (let tries = 0; tries < 2; tries++) {
    try {
      fs.writeFileSync(path, String(process.pid), {flag: 'wx'})
      return () => fs.rmSync(path, {force: true})
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
      const holder = Number(fs.readFileSync(path, 'utf8'))
      if (holder > 0 && holder !== process.pid && isRunning(holder)) {
        throw new Error(`another export (process ${holder}) is writing there: wait for it to end`, {cause: error})
      }
      fs.rmSync(path, {force: true})
    }
  }
  throw new Error('another export is writing there: wait for it to end')
}
