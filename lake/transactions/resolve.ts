import {badRequest} from '../errors.ts'
import type {IncomingMutation, Mutation, Selection} from './mutation.ts'
import {withDocumentId} from './working-set.ts'

/** Finds the ids of the documents in a selection. */
export type Select = (selection: Selection) => Promise<readonly string[]>

/**
 * Turns a client's mutation into mutations of single documents. Missing ids are generated here, so that history records
 * what was actually done.
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
