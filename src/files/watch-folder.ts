import {createHash} from 'node:crypto'
import {watch, type FSWatcher} from 'node:fs'
import {readdir, stat} from 'node:fs/promises'
import {join} from 'node:path'

/**
 * Calls back when something below a folder has changed, and once at the start. It watches folders rather than files,
 * because the system limits the number of watches, and a folder reports changes to all of its files.
 *
 * Events are not enough: a network folder sends none, a system may have no watches left, and a folder that is moved
 * away takes its watches along. So everything is also looked through from time to time, at about a hundredth of one
 * core: every five seconds up to a thousand files, and more rarely the more there are.
 */
export function watchFolder(folder: string, onChange: () => void) {
  const watched = new Map<string, {readonly inode: bigint; readonly watcher: FSWatcher}>()
  let timer: NodeJS.Timeout | undefined
  let pollTimer: NodeJS.Timeout | undefined
  let firstChange: number | undefined
  let isClosed = false
  let lastSeen: string | undefined

  const fire = async (): Promise<void> => {
    firstChange = undefined
    await visitAll(ignore)
    if (!isClosed) onChange()
  }

  const note = (): void => {
    if (isClosed) return
    const now = performance.now()
    firstChange ??= now
    clearTimeout(timer)
    timer = setTimeout(() => void fire(), Math.min(quietTime, Math.max(0, firstChange + maxTime - now)))
  }

  const unwatch = (path: string): void => {
    watched.get(path)?.watcher.close()
    watched.delete(path)
  }

  /** @returns whether the folder was not watched until now, so that something may have changed in it */
  const watchOne = (path: string, inode: bigint): boolean => {
    if (isClosed || watched.get(path)?.inode === inode) return false
    // Another folder has taken the place of the one that was watched.
    unwatch(path)
    try {
      const watcher = watch(path, {persistent: false}, note)
      watcher.on('error', () => {
        unwatch(path)
        note()
      })
      watched.set(path, {inode, watcher})
    } catch {
      // The folder has vanished since it was listed, or the system has no watches left. The next poll finds out.
    }
    return watched.has(path)
  }

  /**
   * Watches every folder that there is. @param onFile - receives the path of each file @returns whether a folder was not
   * watched until now
   */
  const visitAll = async (onFile: (path: string) => Promise<void> | void): Promise<boolean> => {
    const folders = new Set<string>()
    let isNew = false
    const visit = async (path: string): Promise<void> => {
      const [{ino}, entries] = await Promise.all([stat(path, {bigint: true}), readdir(path, {withFileTypes: true})])
      folders.add(path)
      isNew = watchOne(path, ino) || isNew
      for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
        if (entry.name.startsWith('.')) continue
        const inner = join(path, entry.name)
        if (entry.isDirectory()) await visit(inner).catch(ignore)
        else await onFile(inner)
      }
    }
    await visit(folder).catch(ignore)
    for (const path of watched.keys()) if (!folders.has(path)) unwatch(path)
    return isNew
  }

  const poll = async (): Promise<void> => {
    const start = performance.now()
    const hash = createHash('sha1')
    const isNew = await visitAll(async (path) => {
      const stats = await stat(path, {bigint: true}).catch(ignore)
      hash.update(`${path}\0${stats?.mtimeNs} ${stats?.size} ${stats?.ino}\0`)
    })
    if (isClosed) return
    const seen = hash.digest('hex')
    if (isNew || lastSeen !== seen) note()
    lastSeen = seen
    pollTimer = setTimeout(() => void poll(), Math.max(pollEvery, (performance.now() - start) * pollShare))
    pollTimer.unref()
  }

  void poll()
  return {
    /** Schedules a callback, as if something had changed. */
    note,
    close: (): void => {
      isClosed = true
      clearTimeout(timer)
      clearTimeout(pollTimer)
      for (const path of watched.keys()) unwatch(path)
    },
  }
}

/**
 * Milliseconds. The callback runs after `quietTime` without another change, and at most `maxTime` after the first one.
 */
const quietTime = 120
const maxTime = 1000

/** Milliseconds between two looks through everything, and at least how many times longer than a look they are apart. */
const pollEvery = 5000
const pollShare = 100

/** For what has vanished, or cannot be read. Whoever is called back says so. */
function ignore(): undefined {}
