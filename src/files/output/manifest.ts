/** One file of the output. */
export interface ManifestFile {
  readonly path: string
  /** Of its bytes, in hexadecimal. */
  readonly sha256: string
  readonly bytes: number
  readonly mediaType: string
  /** The document it was made from, if it was made from one alone. */
  readonly documentId?: string
}

/** What the output folder holds: every file but the manifest itself, in the order of paths. */
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
