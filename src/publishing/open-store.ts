import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {basename, dirname, join, resolve} from 'node:path'
import {fileTables} from './output/file-rows.ts'
import {openStore, type Store} from '../engine/store.ts'
import {acquireLock} from '../files/lock.ts'
import {makeFolder} from '../files/make-folder.ts'
import {contentTables} from './source/content-table.ts'

/** The table in the store with the tag under which the log knows each document. */
const logTables = 'CREATE TABLE logged (id TEXT PRIMARY KEY, tag TEXT NOT NULL) WITHOUT ROWID;'

const tables = [fileTables, contentTables, logTables].join('\n')

/** The file that keeps what is known of an output folder, or of content that is only checked. */
export function storePathFor(folder: string): string {
  const path = resolve(folder)
  return join(dirname(path), '.bodytext-cache', `${basename(path)}.db`)
}

/**
 * The folder that keeps what was made of pictures: beside the content, or beside the output where there is no folder of
 * content. The environment may name another, which several checkouts can share.
 */
export function pictureFolderFor(folder: string): string {
  const named = process.env['BODYTEXT_PICTURES']
  return named === undefined || named === '' ? join(dirname(storePathFor(folder)), 'pictures') : resolve(named)
}

/** A store, and how to be done with it. */
export interface OpenStore {
  readonly store: Store
  readonly close: () => void
}

/**
 * Opens a store, for one writer at a time: the caller holds the lock. A store that cannot be used is made anew, because
 * losing it costs time only. Where none can be kept, one is made for this run alone.
 */
export function openStoreAt(path: string): OpenStore {
  try {
    makeFolder(dirname(path))
    return opened(path)
  } catch {
    try {
      for (const end of ['', '-wal', '-shm']) rmSync(`${path}${end}`, {force: true})
      return opened(path)
    } catch {
      return openTemporary()
    }
  }
}

/** Opens a store that has a lock of its own. While somebody else has it open, another one serves, for this run alone. */
export function openLockedStore(path: string): OpenStore {
  let release
  try {
    makeFolder(dirname(path))
    release = acquireLock(`${path}.lock`)
  } catch {
    return openTemporary()
  }
  const {store, close} = openStoreAt(path)
  return {
    store,
    close: () => {
      close()
      release()
    },
  }
}

function openTemporary(): OpenStore {
  const folder = mkdtempSync(join(tmpdir(), 'bodytext-'))
  const {store} = opened(join(folder, 'store.db'))
  return {
    store,
    close: () => {
      store.close()
      rmSync(folder, {recursive: true, force: true})
    },
  }
}

function opened(path: string): OpenStore {
  const store = openStore(path, {tables})
  return {store, close: store.close}
}
