import {isDraft, isDocumentId, isUnpublished} from '../../src/content/ids.ts'
import {createHash} from 'node:crypto'
import {readdirSync, readFileSync, statSync} from 'node:fs'
import {join, parse, posix} from 'node:path'
import type {SanityDocument} from '../../src/content/document.ts'
import {limits} from '../../src/content/limits.ts'
import {decodeRecord} from '../../src/content/readers/decode.ts'

/** A file of the content folder: its path relative to the folder, and a stamp that changes when the file is written. */
export interface ContentFile {
  readonly path: string
  readonly stamp: string
}

/** A file's document, or the reason why it has none. */
export type ReadFile =
  | {readonly hash: string; readonly document: SanityDocument}
  | {readonly hash: string; readonly problem: string; readonly id: string | undefined}

/** What a look at the content folder found. */
export interface Listing {
  /** Every JSON file that may contain a document, sorted by name within each folder. */
  readonly files: readonly ContentFile[]
  /** What could not be looked at: a file, a folder with all that is in it, or `''`, the content folder itself. */
  readonly unreadable: readonly {readonly path: string; readonly reason: string}[]
}

/** Lists the files below a folder. Skips links, hidden files and the assets folder. */
export function listFolder(folder: string): Listing {
  const files: ContentFile[] = []
  const unreadable: Array<Listing['unreadable'][number]> = []
  const attempt = <Result>(path: string, task: () => Result): Result | undefined => {
    try {
      return task()
    } catch (error) {
      // What vanished since its folder was listed is gone. Everything else is still there and cannot be read.
      if (path === '' || codeOf(error) !== 'ENOENT') unreadable.push({path, reason: reasonOf(error)})
      return undefined
    }
  }
  const list = (below: string, depth: number): void => {
    if (depth > maxDepth) return
    const entries = attempt(below, () => readdirSync(join(folder, below), {withFileTypes: true})) ?? []
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.name.startsWith('.') || (depth === 0 && entry.name === assetsFolder)) continue
      const path = posix.join(below, entry.name)
      if (entry.isDirectory()) list(path, depth + 1)
      else if (entry.isFile() && entry.name.endsWith('.json')) {
        const stamp = attempt(path, () => stampOf(join(folder, path)))
        if (stamp !== undefined) files.push({path, stamp})
      }
    }
  }
  list('', 0)
  return {files, unreadable}
}

/** Returns a text that changes when a file is written: its modification time, size and inode number. */
export function stampOf(path: string): string | undefined {
  const stats = statSync(path, {bigint: true, throwIfNoEntry: false})
  return stats === undefined ? undefined : `${stats.mtimeNs}:${stats.size}:${stats.ino}`
}

export function hashOf(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** Reads a file's document. If something is wrong with it, returns the problem as a message. */
export function readContentFile(folder: string, path: string): ReadFile {
  const full = join(folder, path)
  const {name} = parse(path)
  const expected = isDocumentId(name) ? name : undefined
  const refuse = (hash: string, problem: string, id = expected): ReadFile => ({hash, problem, id})
  let bytes
  try {
    if (statSync(full).size > limits.maxDocumentBytes) {
      return refuse(
        'too large',
        `Unexpected file over ${limits.maxDocumentBytes.toLocaleString('en')} bytes, expected less`,
      )
    }
    bytes = readFileSync(full)
  } catch (error) {
    return refuse('unreadable', `Cannot read the file, ${error instanceof Error ? error.message : String(error)}`)
  }
  const hash = hashOf(bytes)
  const record = decodeRecord(bytes, {
    path: full,
    acceptsAnyType: true,
    ...(expected === undefined ? {} : {expectedId: expected}),
  })
  if (record === undefined) return refuse(hash, 'Unexpected document of the Content Lake itself, expected content')
  const {document, file, id} = record
  if (document === undefined) return refuse(hash, file.messages[0]?.reason ?? 'Cannot read the document', id)
  if (isUnpublished(document._id) && !isDraft(document._id)) {
    return refuse(
      hash,
      `Unexpected version \`${document._id}\`, expected a document or a draft: releases are kept in the database`,
      document._id,
    )
  }
  return {hash, document}
}

const maxDepth = 8

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

export const assetsFolder = 'assets'
