import {isDraft, isUnpublished} from '../../src/content/ids.ts'
import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {isDeepStrictEqual} from 'node:util'
import {assetTypes} from '../../src/content/assets.ts'
import type {SanityDocument} from '../../src/content/document.ts'
import type {ContentLake} from '../content-lake.ts'
import type {LakeDocument} from '../document.ts'
import type {Database} from '../store/database.ts'
import {inTransaction} from '../store/transaction.ts'
import {removeLeftovers, writeFileWhole} from '../../src/files/whole-file.ts'
import type {Mutation} from '../transactions/mutation.ts'
import {contentText, type FieldOrder} from '../../src/content/content-text.ts'
import {createFileStates, type FileState} from './file-states.ts'
import type {FolderMessage} from './folder-message.ts'
import {createIncomingFiles, type Incoming} from './incoming-files.ts'
import {createMissingFiles, shortWait} from './missing-files.ts'
import {assetsFolder, hashOf, listFolder, stampOf} from './read-folder.ts'

export interface ContentFolderOptions {
  readonly folder: string
  readonly fieldOrder: FieldOrder
  readonly report: (message: FolderMessage) => void
}

/** The author of changes that come from files. */
export const folderAuthor = 'content-folder'

/** The result of one sync. */
export interface SyncResult {
  readonly imported: number
  readonly deleted: number
  /** Ids of the documents whose files were written or removed. */
  readonly written: readonly string[]
  /** How many milliseconds to wait before another sync, because a file may still be in the middle of being written. */
  readonly lookAgainIn: number | undefined
}

/**
 * Keeps the content folder and the database in sync. Published documents are written to files. Changes to files, made
 * by hand or with git, become transactions. If both sides changed the same document, the file wins, and the other
 * version stays in history.
 */
export function createContentFolder(lake: ContentLake, database: Database, options: ContentFolderOptions) {
  const {folder, fieldOrder, report} = options
  const states = createFileStates(database.sql)
  const incomingFiles = createIncomingFiles({folder, states, report})
  const missingFiles = createMissingFiles({
    folder,
    known: states.all,
    wouldDelete: (state) => states.ofDocument(state.documentId) === state && lake.catalogue.has(state.documentId),
    report,
  })
  const told = new Set<string>()
  // A folder that had files and is missing was moved away, and comes back. A new one in its place would hide that.
  if (states.all().length === 0) mkdirSync(folder, {recursive: true})

  const pathOf = ({_id: id, _type: type}: SanityDocument): string => states.ofDocument(id)?.path ?? `${type}/${id}.json`

  const remember = (path: string, documentId: string, hash: string, rev: string): void => {
    states.set({path, documentId, hash, rev, stamp: stampOf(join(folder, path)) ?? ''})
  }

  /** Whether a file is missing, or unchanged since it and the database were last in sync. */
  const isUntouched = (path: string, state: FileState | undefined): boolean => {
    const full = join(folder, path)
    if (!existsSync(full)) return true
    return state !== undefined && hashOf(readFileSync(full)) === state.hash
  }

  /** Writes a published document to its file. @returns false if someone else has changed the file in the meantime */
  const writeDocument = (document: LakeDocument): boolean => {
    const path = pathOf(document)
    if (!isUntouched(path, states.of(path))) return false
    const text = contentText(document, fieldOrder)
    const full = join(folder, path)
    if (!existsSync(full) || hashOf(readFileSync(full)) !== hashOf(text)) writeFileWhole(full, text)
    remember(path, document._id, hashOf(text), document._rev)
    return true
  }

  const removeFile = (state: FileState): boolean => {
    if (!isUntouched(state.path, state)) return false
    rmSync(join(folder, state.path), {force: true})
    states.remove(state.path)
    return true
  }

  const reportOnce = (path: string, reason: string, key = path): void => {
    if (told.has(key)) return
    told.add(key)
    report({severity: 'warning', path, reason})
  }

  /**
   * Updates a document's file to match what is published. @returns `touched` if someone else has changed the file or it
   * cannot be read
   */
  const writeOut = (id: string): 'written' | 'same' | 'touched' => {
    const document = lake.get(id)
    const state = states.ofDocument(id)
    if (document === undefined) return state === undefined ? 'same' : removeFile(state) ? 'written' : 'touched'
    if (!belongsInFolder(document) || state?.rev === document._rev) return 'same'
    if (!safeType.test(document._type)) {
      reportOnce(
        id,
        `Cannot write a file for a document of type ${JSON.stringify(document._type)}, expected a type of letters, digits, dots and hyphens. It is kept in the database alone`,
      )
      return 'same'
    }
    if (incomingFiles.isBroken(id)) return 'touched'
    return writeDocument(document) ? 'written' : 'touched'
  }

  const reportConflict = (state: FileState, rev: string): void => {
    report({
      severity: 'warning',
      path: state.path,
      reason: `Changed both in the file and in Studio: the file was taken. The other version is in the document's history, revision ${rev}`,
    })
  }

  /** Returns the mutations that import the documents of files into the database. */
  const importing = (incoming: readonly Incoming[]): Mutation[] => {
    const mutations: Mutation[] = []
    for (const {document} of incoming) {
      const known = lake.get(document._id)
      const state = states.ofDocument(document._id)
      if (known !== undefined && isDeepStrictEqual(withoutStamps(known), withoutStamps(document))) continue
      if (known !== undefined && state !== undefined && known._rev !== state.rev) reportConflict(state, known._rev)
      const {_rev: _, ...fields} = document
      mutations.push({createOrReplace: {...fields, _id: document._id, _type: document._type}})
    }
    return mutations
  }

  /**
   * Takes in the drafts that an import has left in the folder. Drafts live in the database, so their files are deleted
   * afterwards. If the draft is already being edited in the database, its file is left alone.
   */
  const takeDrafts = (drafts: readonly Incoming[]): number => {
    const taken = drafts.filter(({file, hash, document}) => {
      const known = lake.get(document._id)
      if (known === undefined || isDeepStrictEqual(withoutStamps(known), withoutStamps(document))) return true
      reportOnce(
        file.path,
        `${file.path} is a draft of a document that is being edited: it was left where it is. Publish or discard the other one first`,
        file.path + hash,
      )
      return false
    })
    const mutations = taken.map(({document}): Mutation => {
      const {_rev: _, ...fields} = document
      return {createIfNotExists: {...fields, _id: document._id, _type: document._type}}
    })
    if (mutations.length > 0) lake.apply(mutations, {author: folderAuthor})
    for (const {file} of taken) rmSync(join(folder, file.path), {force: true})
    return taken.length
  }

  /** Whether the folder has gone since it was last looked at. A file written now would look like all that is left. */
  const isAway = (): boolean => {
    try {
      return (
        states.all().length > 1 && readdirSync(folder).every((name) => name.startsWith('.') || name === assetsFolder)
      )
    } catch {
      return true
    }
  }

  let hasCleaned = false
  /** Removes what a killed process left half-written, once. */
  const cleanUp = (): void => {
    if (hasCleaned) return
    try {
      removeLeftovers(folder)
      hasCleaned = true
    } catch (error) {
      report({
        severity: 'warning',
        path: folder,
        reason: `Cannot look for files that were left half-written, ${error instanceof Error ? error.message : String(error)}`,
      })
    }
  }

  const sync = ({isFirstLook = false}: {readonly isFirstLook?: boolean} = {}): SyncResult => {
    const listing = listFolder(folder)
    const {incoming, isUnsettled} = incomingFiles.read(listing.files, isFirstLook)
    const chosen = incoming.filter((one) => !holdsDraft(one))
    const taken = takeDrafts(incoming.filter(holdsDraft))
    const moved = new Set(chosen.map(({document}) => document._id))

    const missing = missingFiles.judge(listing, {moved, isFirstLook})
    if (missing.isAway) return {imported: 0, deleted: 0, written: [], lookAgainIn: undefined}
    cleanUp()
    const {gone} = missing

    const mutations = importing(chosen)
    for (const state of gone) {
      if (moved.has(state.documentId) || states.ofDocument(state.documentId) !== state) continue
      const known = lake.get(state.documentId)
      if (known === undefined) continue
      if (known._rev !== state.rev) reportConflict(state, known._rev)
      mutations.push({delete: {id: state.documentId}})
    }
    if (mutations.length > 0) lake.apply(mutations, {author: folderAuthor})

    const written: string[] = []
    let touched = false
    inTransaction(database.sql, () => {
      for (const state of gone) states.remove(state.path)
      for (const {file, hash, document} of chosen) {
        const before = states.ofDocument(document._id)
        if (before !== undefined && before.path !== file.path) states.remove(before.path)
        const rev = lake.catalogue.get(document._id)?.fields['_rev']
        if (typeof rev === 'string')
          states.set({path: file.path, documentId: document._id, hash, rev, stamp: file.stamp})
      }
      const waiting = new Set(missing.waiting.map(({documentId}) => documentId))
      for (const id of new Set([...lake.catalogue.ids(), ...states.all().map(({documentId}) => documentId)])) {
        if (isUnpublished(id) || waiting.has(id)) continue
        const state = states.ofDocument(id)
        if (state !== undefined && lake.catalogue.get(id)?.fields['_rev'] === state.rev) continue
        const outcome = writeOut(id)
        if (outcome === 'written') written.push(id)
        if (outcome === 'touched') touched = true
      }
    })
    const deleted = mutations.filter((mutation) => 'delete' in mutation).length
    return {
      imported: mutations.length - deleted + taken,
      deleted,
      written,
      lookAgainIn: missing.lookAgainIn ?? ((isUnsettled || touched) && isFirstLook ? shortWait : undefined),
    }
  }

  const unwatch = lake.watch(({author, changes}) => {
    if (author === folderAuthor || missingFiles.isInTrouble()) return
    if (isAway()) return onTouched()
    for (const {id} of changes) {
      if (isUnpublished(id) || assetTypes.has(lake.get(id)?._type ?? '')) continue
      try {
        if (writeOut(id) === 'touched') onTouched()
      } catch (error) {
        report({
          severity: 'error',
          path: id,
          reason: `Cannot write the file, ${error instanceof Error ? error.message : String(error)}. The document is safe in the database and is written when the lake starts again`,
        })
      }
    }
  })
  let onTouched = ignore

  return {
    folder,
    /** How many documents have a file. */
    count: (): number => states.all().length,
    /** Brings the folder and the database into sync. */
    sync,
    /** Whether the folder cannot be trusted at the moment: it is away, or most of its files are missing. */
    isInTrouble: missingFiles.isInTrouble,
    /** Sets the callback for when a file that was to be written turns out to be changed by someone else. */
    onTouched: (call: () => void): void => {
      onTouched = call
    },
    close: unwatch,
  }
}

const safeType = /^[A-Za-z][\w.-]{0,99}$/

/**
 * Whether a document is a published document that people write. Assets and the lake's own documents have no file of
 * this kind.
 */
function belongsInFolder({_id: id, _type: type}: SanityDocument): boolean {
  return !isUnpublished(id) && !id.startsWith('_.') && !type.startsWith('system.') && !type.startsWith('sanity.')
}

const stamps: ReadonlySet<string> = new Set(['_rev', '_createdAt', '_updatedAt'])

function withoutStamps(document: SanityDocument): object {
  return Object.fromEntries(Object.entries(document).filter(([name]) => !stamps.has(name)))
}

function holdsDraft({document}: Incoming): boolean {
  return isDraft(document._id)
}

function ignore(): void {}
