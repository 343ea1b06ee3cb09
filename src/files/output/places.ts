import {readdirSync} from 'node:fs'
import {join, posix} from 'node:path'

/** Whether a relative path stays inside its folder, on every operating system. */
export function isInside(path: string): boolean {
  return (
    path !== '' &&
    !path.startsWith('/') &&
    !path.includes('\\') &&
    posix.normalize(path) === path &&
    !path.split('/').includes('..')
  )
}

/** Returns the paths of all files below a folder, with slashes. Names that begin with a dot are skipped. */
export function listFiles(folder: string, prefix = ''): string[] {
  return readdirSync(join(folder, prefix), {withFileTypes: true}).flatMap((entry) => {
    if (entry.name.startsWith('.')) return []
    const path = prefix === '' ? entry.name : `${prefix}/${entry.name}`
    return entry.isDirectory() ? listFiles(folder, path) : [path]
  })
}
