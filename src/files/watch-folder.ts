import {readdirSync, watch, type Dirent, type FSWatcher} from 'node:fs'
import {join} from 'node:path'

/**
 * Calls back when something below a folder has changed. It watches folders rather than files, because the system limits
 * the number of watches, and a folder reports changes to all of its files.
 */
export function watchFolder(folder: string, onChange: () => void) {
  const watchers = new Map<string, FSWatcher>()
  let timer: NodeJS.Timeout | undefined
  let firstChange: number | undefined

  const fire = (): void => {
    timer = undefined
    firstChange = undefined
    watchAll()
    onChange()
  }

  const note = (): void => {
    const now = performance.now()
    firstChange ??= now
    clearTimeout(timer)
    timer = setTimeout(fire, Math.min(quietTime, Math.max(0, firstChange + maxTime - now)))
  }

  const watchOne = (path: string): void => {
    if (watchers.has(path)) return
    try {
      const watcher = watch(path, {persistent: false}, note)
      watcher.on('error', () => {
        watcher.close()
        watchers.delete(path)
        note()
      })
      watchers.set(path, watcher)
    } catch {
      // The folder was deleted after it was listed. The watcher of its parent reports that.
    }
  }

  const foldersBelow = (path: string): string[] => {
    const inner = entriesOf(path)
    if (inner === undefined) return []
    const below = inner
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .flatMap(({name}) => foldersBelow(join(path, name)))
    return [path, ...below]
  }

  const watchAll = (): void => {
    const folders = new Set(foldersBelow(folder))
    for (const [path, watcher] of watchers) {
      if (folders.has(path)) continue
      watcher.close()
      watchers.delete(path)
    }
    for (const path of folders) watchOne(path)
  }

  watchAll()
  return {
    /** Schedules a callback, as if something had changed. */
    note,
    close: (): void => {
      clearTimeout(timer)
      for (const watcher of watchers.values()) watcher.close()
      watchers.clear()
    },
  }
}

/**
 * Milliseconds. The callback runs after `quietTime` without another change, and at most `maxTime` after the first one.
 */
const quietTime = 120
const maxTime = 1000

/** Undefined if the folder is gone. */
function entriesOf(path: string): Dirent[] | undefined {
  try {
    return readdirSync(path, {withFileTypes: true})
  } catch {
    return undefined
  }
}
