import type {LakeDocument} from '../document.ts'
import {atIndex} from '../errors.ts'
import type {Mutation} from './mutation.ts'
import {targetOf} from './mutations.ts'
import type {WorkingSet} from './working-set.ts'

/** The result of one mutation. */
export interface MutationResult {
  readonly id: string
  readonly operation: 'create' | 'update' | 'delete' | 'none'
  readonly document?: LakeDocument
}

/**
 * Applies the mutations that one mutation of a request resolves to. @throws {LakeError} with its position in the
 * request
 */
export function applyAll(working: WorkingSet, mutations: readonly Mutation[], index: number): MutationResult[] {
  try {
    return mutations.map((mutation) => {
      const {before, after} = working.apply(mutation)
      return {
        id: targetOf(mutation),
        operation: operationOf(before, after),
        ...(after === undefined ? {} : {document: after}),
      }
    })
  } catch (error) {
    throw atIndex(error, index, 'mutationError')
  }
}

function operationOf(before: LakeDocument | undefined, after: LakeDocument | undefined): MutationResult['operation'] {
  if (before === after) return 'none'
  if (before === undefined) return 'create'
  return after === undefined ? 'delete' : 'update'
}
