import {badRequest} from '../errors.ts'
import type {IncomingMutation, Mutation, Selection} from './mutation.ts'
import {withDocumentId} from './working-set.ts'

/** Finds the ids of the documents a selection is about. */
export type Select = (selection: Selection) => Promise<readonly string[]>

/**
 * The mutations on single documents that a client's mutation comes to. Ids that are missing are made here, so that history
 * holds what was done.
 */
export async function resolveMutation(mutation: IncomingMutation, select: Select): Promise<readonly Mutation[]> {
  if ('create' in mutation) return [{create: withDocumentId(mutation.create)}]
  if ('createIfNotExists' in mutation) return [{createIfNotExists: withDocumentId(mutation.createIfNotExists)}]
  if ('createOrReplace' in mutation) return [{createOrReplace: withDocumentId(mutation.createOrReplace)}]
  if ('delete' in mutation) {
    const target = mutation.delete
    const ids = 'id' in target ? [target.id] : await idsOf(target, select)
    return ids.map((id) => ({delete: {id}}))
  }
  const {patch} = mutation
  if ('id' in patch) return [{patch}]
  const {query, params, ...operations} = patch
  const ids = await idsOf({query, ...(params === undefined ? {} : {params})}, select)
  return ids.map((id) => ({patch: {...operations, id}}))
}

const maxSelected = 20_000

async function idsOf(selection: Selection, select: Select): Promise<readonly string[]> {
  const ids = await select(selection)
  if (ids.length > maxSelected) {
    throw badRequest(
      `Unexpected selection of ${ids.length} documents, expected at most ${maxSelected}: narrow the query down`,
    )
  }
  return ids
}
