import {randomUUID} from 'node:crypto'
import {isDocumentId} from '../../src/content/ids.ts'
import {textOf, type LakeDocument} from '../document.ts'
import {badRequest, mutationError} from '../errors.ts'
import type {Change} from '../store/store.ts'
import type {IdentifiedDocument, IncomingDocument, Mutation} from './mutation.ts'
import {applyMutation, recordedMutation, targetOf, type Stamp} from './mutations.ts'
import {checkDocument} from './document-bounds.ts'
import {checkPatch} from './patch-bounds.ts'
import {checkSound} from './sound-value.ts'

/** What a transaction needs to know about existing documents. */
export interface Documents {
  readonly get: (id: string) => LakeDocument | undefined
  /** Returns the ids of the documents with a strong reference to this one, which prevent its deletion. */
  readonly strongReferrers: (id: string) => Iterable<string>
  /**
   * Whether documents with references to them can be deleted. Files of the content folder may dangle; the rules report
   * it.
   */
  readonly mayDangle?: boolean
}

export type WorkingSet = ReturnType<typeof createWorkingSet>

/** Gives a document an id if it has none. If its `_id` ends in a dot, the new id starts with it. */
export function withDocumentId(document: IncomingDocument): IdentifiedDocument {
  const {_id: id} = document
  if (id === undefined || id === '') return {...document, _id: randomUUID()}
  if (id.endsWith('.')) return {...document, _id: `${id}${randomUUID()}`}
  return {...document, _id: id}
}

/** Refuses an id that a document cannot have. @throws {LakeError} 400 */
export function checkId(id: string): void {
  if (isDocumentId(id) && !id.includes('..')) return
  throw badRequest(
    `Unexpected document id ${JSON.stringify(id.slice(0, 200))}, expected 1 to 128 letters, digits, dots, hyphens and underscores, no hyphen first, no two dots in a row, and a document after \`drafts.\` or \`versions.<release>.\``,
  )
}

/**
 * Creates the set of documents that a transaction works on, in their state after each of its mutations. Nothing is
 * visible outside before `changes` is committed.
 */
export function createWorkingSet(documents: Documents, stamp: Stamp) {
  const entries = new Map<string, Work>()
  let patched = 0

  const entryOf = (id: string): Work => {
    const known = entries.get(id)
    if (known !== undefined) return known
    const before = documents.get(id)
    const row: Work = {before, current: before, mutations: []}
    entries.set(id, row)
    return row
  }

  const get = (id: string): LakeDocument | undefined => {
    const row = entries.get(id)
    return row === undefined ? documents.get(id) : row.current
  }

  /** Applies one mutation. @returns the document before and after the mutation @throws {LakeError} */
  const apply = (mutation: Mutation): {before: LakeDocument | undefined; after: LakeDocument | undefined} => {
    const id = targetOf(mutation)
    checkId(id)
    const row = entryOf(id)
    const before = row.current
    if ('patch' in mutation) {
      checkSound(mutation)
      checkPatch(mutation.patch, before)
      row.bytes ??= before === undefined ? 0 : textOf(before).length
      patched += row.bytes
      if (patched > maxPatched)
        throw badRequest(
          `Unexpected patches of documents of ${maxPatched.toLocaleString('en')} characters together in one transaction, expected less: split it`,
        )
    }
    const after = applyMutation(before, mutation, stamp)
    if (after !== before) {
      if (after !== undefined) row.bytes = checkDocument(after)
      row.current = after
      row.mutations.push(recordedMutation(mutation, after))
    }
    return {before, after}
  }

  const checkReferences = (): void => {
    for (const [id, {before, current}] of entries) {
      if (before === undefined || current !== undefined) continue
      const referrers = new Set([...documents.strongReferrers(id), ...entries.keys()])
      const holding = [...referrers].filter((referrer) => referrer !== id && refersStrongly(get(referrer), id))
      if (holding.length === 0) continue
      const names = holding.slice(0, 10).join(', ')
      throw mutationError(
        'documentHasExistingReferencesError',
        `Document "${id}" cannot be deleted as there are references to it from "${names}"`,
        {id, referencingIDs: holding},
      )
    }
  }

  return {
    get,
    apply,
    stamp,
    /** Returns the changes of the transaction. @throws {LakeError} 409 if a deleted document is still referred to */
    changes: (): Change[] => {
      if (documents.mayDangle !== true) checkReferences()
      return [...entries]
        .filter(
          ([, {mutations, before, current}]) =>
            mutations.length > 0 && !(before === undefined && current === undefined),
        )
        .map(([id, {before, current, mutations}]) => ({id, before, after: current, mutations}))
    },
  }
}

/** A document and what has happened to it in the transaction so far. */
interface Work {
  readonly before: LakeDocument | undefined
  current: LakeDocument | undefined
  readonly mutations: Mutation[]
  /** The length of its text, once that is known. */
  bytes?: number
}

/** The most that the patches of one transaction may copy: each copies the document. */
const maxPatched = 256 * 1024 * 1024

function refersStrongly(value: unknown, id: string): boolean {
  if (Array.isArray(value)) return value.some((member) => refersStrongly(member, id))
  if (typeof value !== 'object' || value === null) return false
  if ('_ref' in value && value._ref === id && !('_weak' in value && value._weak === true)) return true
  return Object.values(value).some((member) => refersStrongly(member, id))
}
