import {Mutation as Mutator} from '@sanity/mutator'
import {isLakeDocument, type LakeDocument} from '../document.ts'
import {badRequest, LakeError, mutationError} from '../errors.ts'
import type {IdentifiedDocument, Mutation, PatchMutation} from './mutation.ts'

/** What a transaction stamps on each document that it changes. */
export interface Stamp {
  readonly transactionId: string
  /** ISO 8601, UTC. */
  readonly timestamp: string
}

/** The document after a mutation; undefined where there is none any more. @throws {LakeError} if it cannot be done */
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
 * A mutation as history keeps it and listeners are told of it: one that makes a document holds the time it was made, so that
 * it replays to the same.
 */
export function recordedMutation(mutation: Mutation, after: LakeDocument | undefined): Mutation {
  if (after === undefined || 'patch' in mutation || 'delete' in mutation) return mutation
  const {_createdAt} = after
  if ('create' in mutation) return {create: {...mutation.create, _createdAt}}
  if ('createIfNotExists' in mutation) return {createIfNotExists: {...mutation.createIfNotExists, _createdAt}}
  return {createOrReplace: {...mutation.createOrReplace, _createdAt}}
}

/** The id of the document a mutation is about. */
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
 * Patches a document. `@sanity/mutator` changes the document it is given, so it is given a copy.
 * @throws {LakeError} 409 if there is no such document, or another revision of it
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
    // Mutator's types name the operations one by one and do not let them be left out.
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

/** A document as a transaction leaves it. The time it was made stays, also where an export brings it along. */
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
