import {parse} from 'node:path'
import type {SanityDocument} from '../../src/content/document.ts'
import {checkSound} from '../transactions/sound-value.ts'
import {checkId} from '../transactions/working-set.ts'
import type {FileStates} from './file-states.ts'
import type {FolderMessage} from './folder-message.ts'
import {readContentFile, type ContentFile} from './read-folder.ts'

/** A document in a file whose content has changed since the database last read it. */
export interface Incoming {
  readonly file: ContentFile
  readonly hash: string
  readonly document: SanityDocument
}

export interface IncomingFilesOptions {
  readonly folder: string
  readonly states: FileStates
  readonly report: (message: FolderMessage) => void
}

/** Finds what changed in the content folder, and reports each problem once. */
export function createIncomingFiles({folder, states, report}: IncomingFilesOptions) {
  /** The files that cannot be read as a document, with the hash of their content. */
  const broken = new Map<string, string>()
  const brokenIds = new Set<string>()
  const told = new Set<string>()

  const reportOnce = (key: string, path: string, reason: string): void => {
    if (told.has(key)) return
    told.add(key)
    report({severity: 'error', path, reason})
  }

  /** Reads the files that have changed since they and the database were last in sync. */
  const readChanges = (files: readonly ContentFile[], isFirstLook: boolean) => {
    const incoming: Incoming[] = []
    let isUnsettled = false
    const problems = new Map<string, string>()
    brokenIds.clear()
    for (const file of files) {
      const state = states.of(file.path)
      if (state?.stamp === file.stamp) continue
      const read = readContentFile(folder, file.path)
      if ('problem' in read) {
        if (read.id !== undefined) brokenIds.add(read.id)
        if (state !== undefined) brokenIds.add(state.documentId)
        problems.set(file.path, read.hash)
        if (broken.get(file.path) === read.hash) continue
        // An editor or git may still be writing the file, so it is read a second time before the problem is reported.
        if (isFirstLook) isUnsettled = true
        else {
          broken.set(file.path, read.hash)
          report({
            severity: 'error',
            path: file.path,
            reason: `${read.problem}. What was published of it before stays; the file is left as it is until it can be read`,
          })
        }
      } else if (read.hash === state?.hash) {
        states.set({...state, stamp: file.stamp})
      } else {
        incoming.push({file, hash: read.hash, document: read.document})
      }
    }
    for (const path of broken.keys()) if (!problems.has(path)) broken.delete(path)
    return {incoming, isUnsettled}
  }

  /**
   * Keeps one file for each document. If several files claim the same id, the file that the database already knows
   * wins, then the file named after the id.
   */
  const withoutDoubles = (incoming: readonly Incoming[], onDisk: ReadonlySet<string>): Incoming[] => {
    const chosen = new Map<string, Incoming>()
    for (const one of incoming.toSorted((a, b) => Number(isNamedForId(b)) - Number(isNamedForId(a)))) {
      const {_id: id} = one.document
      const state = states.ofDocument(id)
      const holder =
        chosen.get(id)?.file.path ??
        (state !== undefined && state.path !== one.file.path && onDisk.has(state.path) ? state.path : undefined)
      if (holder === undefined) chosen.set(id, one)
      else {
        const reason = `Unexpected second file for \`${id}\`, expected one: ${holder} holds it. Give it another \`_id\`, or remove one of the two`
        reportOnce(one.file.path + one.hash, one.file.path, reason)
      }
    }
    return [...chosen.values()]
  }

  /** Leaves out documents that the lake cannot store, and reports them. */
  const acceptable = (incoming: readonly Incoming[]): Incoming[] =>
    incoming.filter(({file, hash, document}) => {
      try {
        checkId(document._id)
        checkSound(document)
        return true
      } catch (error) {
        brokenIds.add(document._id)
        reportOnce(file.path + hash, file.path, error instanceof Error ? error.message : String(error))
        return false
      }
    })

  return {
    /** Returns the changed documents that the lake can store, one file for each. */
    read: (files: readonly ContentFile[], isFirstLook: boolean) => {
      const {incoming, isUnsettled} = readChanges(files, isFirstLook)
      const onDisk = new Set(files.map(({path}) => path))
      return {incoming: withoutDoubles(acceptable(incoming), onDisk), isUnsettled}
    },
    /** Whether a document's file has an error. Such a file is not overwritten. */
    isBroken: (id: string): boolean => brokenIds.has(id),
  }
}

function isNamedForId({file, document}: Incoming): boolean {
  return parse(file.path).name === document._id
}
