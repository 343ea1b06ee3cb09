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

/** The published files in the output folder, except for the manifest itself, sorted by path. */
export interface Manifest {
  readonly schemaVersion: string
  readonly files: readonly ManifestFile[]
}

/** The manifest's place in the output folder. */
export const manifestName = 'manifest.json'

export function isManifest(value: unknown): value is Manifest {
  return (
    typeof value === 'object' &&
    value !== null &&
    'schemaVersion' in value &&
    typeof value.schemaVersion === 'string' &&
    'files' in value &&
    Array.isArray(value.files) &&
    value.files.every(isManifestFile)
  )
}

function isManifestFile(value: unknown): value is ManifestFile {
  return (
    typeof value === 'object' &&
    value !== null &&
    'path' in value &&
    typeof value.path === 'string' &&
    'sha256' in value &&
    typeof value.sha256 === 'string' &&
    'bytes' in value &&
    typeof value.bytes === 'number' &&
    'mediaType' in value &&
    typeof value.mediaType === 'string'
  )
}
