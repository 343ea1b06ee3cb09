import {createHash} from 'node:crypto'
import {lstatSync, readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import type {Store} from '../engine/store.ts'

/*
 * What was made by other code must be made again. The version of the code is a hash of its files. They are read only if
 * their sizes or times differ from those that the store remembers.
 */

const root = join(import.meta.dirname, '..', '..')
const parts = ['schemas', 'src', 'package-lock.json']

/** A process runs the code that it loaded, whatever becomes of its files. */
let own: string | undefined

/** Returns the version of the code that steps run. */
export function codeVersion(store: Store): string {
  own ??= readVersion(store)
  return own
}

function readVersion(store: Store): string {
  const files = parts.flatMap((part) => filesOf(join(root, part)))
  const stats = hashOf(files.map(({path, size, time}) => `${path} ${size} ${time}\n`))
  const [known, version] = (store.setting('code') ?? '').split(' ')
  if (known === stats && version !== undefined) return version
  const found = hashOf([
    process.version,
    ...files.map(({path}) => `${path.slice(root.length)} ${hashOf([readFileSync(path)])}\n`),
  ])
  store.saveSetting('code', `${stats} ${found}`)
  return found
}

interface SourceFile {
  readonly path: string
  readonly size: number
  readonly time: number
}

function filesOf(path: string): SourceFile[] {
  const stat = lstatSync(path, {throwIfNoEntry: false})
  if (stat === undefined) return []
  if (!stat.isDirectory()) return [{path, size: stat.size, time: stat.mtimeMs}]
  return readdirSync(path)
    .toSorted()
    .flatMap((name) => filesOf(join(path, name)))
}

function hashOf(texts: ReadonlyArray<string | Uint8Array>): string {
  const sum = createHash('sha256')
  for (const text of texts) sum.update(text)
  return sum.digest('hex').slice(0, 32)
}
