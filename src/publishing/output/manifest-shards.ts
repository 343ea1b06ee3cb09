import {manifestName} from '../../files/output/manifest.ts'

/* The manifest comes in shards, so that a change writes a small part of it. */

/** The number of hexadecimal digits that shards of the manifest are named by: 16 shards for a small site, else 256. */
export function shardDigits(files: number): number {
  return files < 4000 ? 1 : 2
}

export function shardPath(name: string): string {
  return `manifest/${name}.json`
}

export function isManifestPath(path: string): boolean {
  return path === manifestName || path === 'manifest' || /^manifest\/[0-9a-f]{1,2}\.json$/.test(path)
}
