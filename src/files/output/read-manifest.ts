import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {isFileList, isManifest, manifestName, type FileList, type ManifestFile} from './manifest.ts'
import {isInside} from './places.ts'

/**
 * Reads every file that a manifest names. A shard that was being replaced when a run was killed counts too.
 * @returns undefined if there is a manifest that is not from an export, and an empty list if there is none
 */
export function readManifest(folder: string): readonly ManifestFile[] | undefined {
  const path = join(folder, manifestName)
  const value = readJson(path)
  if (value === missing) return []
  if (!isManifest(value)) return undefined
  return value.shards
    .filter((shard) => isInside(shard.path))
    .flatMap((shard) => readFileList(join(folder, shard.path))?.files ?? [])
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
}

/** Reads a list of files, without paths that lead out of the folder. Returns undefined if there is no valid list. */
export function readFileList(path: string): FileList | undefined {
  const value = readJson(path)
  return isFileList(value) ? {...value, files: value.files.filter((entry) => isInside(entry.path))} : undefined
}

const missing = Symbol('missing')

/** Reads JSON. Returns `missing` if there is no file, and undefined if it is not JSON. */
function readJson(path: string): unknown {
  let text
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? missing : undefined
  }
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
