import {isRecord} from '../content/document.ts'

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

const isEntry = (value: unknown): value is ManifestFile =>
  isRecord(value) &&
  typeof value['path'] === 'string' &&
  typeof value['sha256'] === 'string' &&
  typeof value['bytes'] === 'number' &&
  typeof value['mediaType'] === 'string'

export const isManifest = (value: unknown): value is Manifest =>
  isRecord(value) &&
  typeof value['schemaVersion'] === 'string' &&
  Array.isArray(value['files']) &&
  value['files'].every(isEntry)
