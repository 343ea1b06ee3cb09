/** One file of the output. */
export interface ManifestFile {
  readonly path: string
  /** The hash of its bytes, in hexadecimal. */
  readonly sha256: string
  readonly bytes: number
  readonly mediaType: string
  /** The document it was made from, if there is exactly one. */
  readonly documentId?: string
}

/** A list of files, sorted by path: a shard of the manifest, or the files that a run is moving into place. */
export interface FileList {
  readonly schemaVersion: string
  readonly files: readonly ManifestFile[]
}

/** The manifest: a list of shards that together name every published file. */
export interface Manifest {
  readonly schemaVersion: string
  readonly shards: ReadonlyArray<Pick<ManifestFile, 'path' | 'sha256' | 'bytes'>>
}

/** The manifest's place in the output folder. */
export const manifestName = 'manifest.json'

export function isManifest(value: unknown): value is Manifest {
  return isVersioned(value) && 'shards' in value && Array.isArray(value.shards) && value.shards.every(isShard)
}

export function isFileList(value: unknown): value is FileList {
  return isVersioned(value) && 'files' in value && Array.isArray(value.files) && value.files.every(isManifestFile)
}

function isVersioned(value: unknown): value is {readonly schemaVersion: string} {
  return (
    typeof value === 'object' && value !== null && 'schemaVersion' in value && typeof value.schemaVersion === 'string'
  )
}

function isShard(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    'path' in value &&
    typeof value.path === 'string' &&
    'sha256' in value &&
    typeof value.sha256 === 'string' &&
    'bytes' in value &&
    typeof value.bytes === 'number'
  )
}

function isManifestFile(value: unknown): value is ManifestFile {
  return isShard(value) && typeof value === 'object' && value !== null && 'mediaType' in value
}
