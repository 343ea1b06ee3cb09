import {readdirSync} from 'node:fs'
import {join, posix} from 'node:path'

/** Whether a path stays in the folder, on every system. */
export function isInside(path: string): boolean {
  return (
    path !== '' &&
    !path.startsWith('/') &&
    !path.includes('\\') &&
    posix.normalize(path) === path &&
    !path.split('/').includes('..')
  )
}

/** Every file below a folder, as paths with slashes; names that begin with a dot are the publisher's own business. */
export function listFiles(folder: string, prefix = ''): string[] {
  return readdirSync(join(folder, prefix), {withFileTypes: true}).flatMap((entry) => {
    if (entry.name.startsWith('.')) return []
    const path = prefix === '' ? entry.name : `${prefix}/${entry.name}`
    return entry.isDirectory() ? listFiles(folder, path) : [path]
  })
}
