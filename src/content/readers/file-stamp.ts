import {lstatSync} from 'node:fs'

/** Returns what tells that a file is still the same. Empty if it is gone. */
export function stampOf(path: string): string {
  const stat = lstatSync(path, {throwIfNoEntry: false})
  return stat === undefined ? '' : `${stat.size} ${stat.mtimeMs} ${stat.ctimeMs} ${stat.ino}`
}
