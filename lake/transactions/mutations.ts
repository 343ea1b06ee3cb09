import {Mutation as Mutator} from '@sanity/mutator'
import {isLakeDocument, type LakeDocument} from '../document.ts'
import {badRequest, LakeError, mutationError} from '../errors.ts'
import type {IdentifiedDocument, Mutation, PatchMutation} from './mutation.ts'

/** What a transaction sets on each document that it changes. */
export interface Stamp {
  readonly transactionId: string
  /** ISO 8601, UTC. */
  readonly timestamp: string
}

/**
 * Returns the document after a mutation; undefined if it no longer exists. @throws {LakeError} if the mutation cannot
 * be applied
 */
export function applyMutation(
  document: LakeDocument | undefined,
  mutation: Mutation,
  stamp: Stamp,
): LakeDocument | undefined {
  if ('patch' in mutation) return patch(document, mutation, stamp)
  if ('create' in mutation) return create(document, mutation, stamp)
  if ('createIfNotExists' in mutation) return createIfNotExists(document, mutation, stamp)
  if ('createOrReplace' in mutation) return createOrReplace(document, mutation, stamp)
  return undefined
}

/**
 * Returns a mutation as history stores it and listeners receive it. A mutation that creates a document includes the
 * time of creation, so that a replay gives the same document.
 */
export function recordedMutation(mutation: Mutation, after: LakeDocument | undefined): Mutation {
  if (after === undefined || 'patch' in mutation || 'delete' in mutation) return mutation
  const {_createdAt} = after
  if ('create' in mutation) return {create: {...mutation.create, _createdAt}}
  if ('createIfNotExists' in mutation) return {createIfNotExists: {...mutation.createIfNotExists, _createdAt}}
  return {createOrReplace: {...mutation.createOrReplace, _createdAt}}
}

/** Returns the id of the document that a mutation changes. */
export function targetOf(mutation: Mutation): string {
  if ('patch' in mutation) return mutation.patch.id
  if ('delete' in mutation) return mutation.delete.id
  if ('create' in mutation) return mutation.create._id
  if ('createIfNotExists' in mutation) return mutation.createIfNotExists._id
  return mutation.createOrReplace._id
}

type Apply<Kind> = (document: LakeDocument | undefined, mutation: Kind, stamp: Stamp) => LakeDocument | undefined

const fixedFields = ['_id', '_type', '_createdAt'] as const

/**
 * Patches a copy of a document, because `@sanity/mutator` changes the document it is given.
 * @throws {LakeError} 409 if the document does not exist or has another revision, 400 if the patch cannot be applied
 */
const patch: Apply<PatchMutation> = (document, {patch: {ifRevisionID, ...operations}}, {transactionId, timestamp}) => {
  const {id} = operations
  if (document === undefined) {
    throw mutationError('documentNotFoundError', `The document with the ID "${id}" was not found`, {id})
  }
  if (ifRevisionID !== undefined && ifRevisionID !== document._rev) {
    throw mutationError(
      'documentRevisionIDDoesNotMatchError',
      `Document "${id}" has unexpected revision ID ("${document._rev}"), expected "${ifRevisionID}"`,
      {id, currentRevisionID: document._rev, expectedRevisionID: ifRevisionID},
    )
  }
  let patched
  try {
    // The types of Mutator require every operation, so the type of this mutation is widened.
    const mutation: object = {patch: structuredClone(operations)}
    patched = new Mutator({mutations: [mutation], timestamp, transactionId}).apply(structuredClone(document))
  } catch (cause) {
    if (cause instanceof LakeError) throw cause
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw badRequest(`Cannot patch document "${id}": ${reason}`, {cause})
  }
  if (!isLakeDocument(patched))
    throw badRequest(`Cannot patch document "${id}", expected \`_id\` and \`_type\` to stay`)
  for (const name of fixedFields) {
    if (patched[name] !== document[name]) {
      throw badRequest(`Cannot change \`${name}\` of document "${id}", expected it to stay "${document[name]}"`)
    }
  }
  return patched
}

const create: Apply<{readonly create: IdentifiedDocument}> = (document, {create: next}, stamp) => {
  if (document === undefined) return withStamp(next, stamp)
  throw mutationError('documentAlreadyExistsError', `Document by ID "${next._id}" already exists`, {id: next._id})
}

const createIfNotExists: Apply<{readonly createIfNotExists: IdentifiedDocument}> = (
  document,
  {createIfNotExists: next},
  stamp,
) => document ?? withStamp(next, stamp)

const createOrReplace: Apply<{readonly createOrReplace: IdentifiedDocument}> = (
  document,
  {createOrReplace: next},
  stamp,
) => {
  if (document === undefined) return withStamp(next, stamp)
  return withStamp({...next, _createdAt: timeOr(next['_createdAt'], document._createdAt)}, stamp)
}

/**
 * Returns a document with the stamp of a transaction. An existing `_createdAt` is kept, also that of an imported
 * document.
 */
function withStamp(document: IdentifiedDocument, {transactionId, timestamp}: Stamp): LakeDocument {
  return {
    ...document,
    _rev: transactionId,
    _createdAt: timeOr(document['_createdAt'], timestamp),
    _updatedAt: timestamp,
  }
}

function timeOr(value: unknown, otherwise: string): string {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? value : otherwise
}
