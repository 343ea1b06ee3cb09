import {isRecord} from '../../../src/content/document.ts'
import type {LakeDocument} from '../../document.ts'
import {badRequest, LakeError} from '../../errors.ts'
import type {IncomingDocument, Mutation, PatchOperations} from '../mutation.ts'
import {isIncomingMutation, isMutation} from '../mutation.ts'
import type {WorkingSet} from '../working-set.ts'

export type Fields = Readonly<Record<string, unknown>>

/** What an action works with. */
export interface ActionContext {
  readonly working: WorkingSet
  /** Whether this only asks if it could be done: Studio asks so in any state of a release, to learn what a user may do. */
  readonly isDryRun: boolean
  readonly userId: string
  /** The versions of documents in a release. */
  readonly versionsIn: (releaseId: string) => readonly LakeDocument[]
  /** A document as it was before it was deleted. */
  readonly lastRevision: (id: string) => LakeDocument | undefined
  /** Whether documents of a type keep the addresses they had, in `previousSlugs`. */
  readonly keepsAddresses: (type: string) => boolean
  /** What is done in a transaction of its own, right after this one. */
  readonly followUp: (task: (working: WorkingSet) => void) => void
}

/** What one action does to the working set. @throws {LakeError} if it cannot be done */
export type Action = (fields: Fields, context: ActionContext) => void

/** An action that cannot be done, in the shape the client reads. */
export function actionError(type: string, description: string, details: Fields = {}): LakeError {
  return new LakeError(409, description, {
    error: {type: 'actionError', description, items: [{error: {type, description, ...details}, index: 0}]},
  })
}

export function textField(fields: Fields, name: string): string {
  const value = fields[name]
  if (typeof value === 'string' && value !== '') return value
  throw badRequest(`Unexpected action without \`${name}\`, expected text`)
}

export function optionalText(fields: Fields, name: string): string | undefined {
  return fields[name] === undefined || fields[name] === null ? undefined : textField(fields, name)
}

/** A document in a field of an action, without what the lake stamps itself. */
export function documentField(fields: Fields, name: string): IncomingDocument {
  const value = fields[name]
  if (!isDocument(value)) throw badRequest(`Unexpected action without \`${name}\`, expected a document with \`_type\``)
  const {_rev: _, _updatedAt: __, ...document} = value
  return document
}

/** The patches in a field of an action, for a document. */
export function patchesField(fields: Fields, id: string): Mutation[] {
  const {patch} = fields
  const patches: readonly unknown[] = Array.isArray(patch) ? patch : [patch]
  return patches.map((operations) => {
    const mutation: unknown = isRecord(operations) ? {patch: {...operations, id}} : undefined
    if (isIncomingMutation(mutation) && isMutation(mutation)) return mutation
    throw badRequest('Unexpected `patch` of an action, expected operations such as `set` and `unset`')
  })
}

/** A document that is there. @throws {LakeError} 409 */
export function existing(working: WorkingSet, id: string): LakeDocument {
  const document = working.get(id)
  if (document !== undefined) return document
  throw actionError('documentNotFoundError', `Document "${id}" was not found`, {id})
}

/** Refuses to go on from another revision than the caller has seen. @throws {LakeError} 409 */
export function checkRevision(document: LakeDocument | undefined, expected: string | undefined): void {
  if (expected === undefined || document?._rev === expected) return
  throw actionError(
    'documentRevisionIDDoesNotMatchError',
    `Document has unexpected revision ID ("${document?._rev ?? 'none'}"), expected "${expected}"`,
    {currentRevisionID: document?._rev, expectedRevisionID: expected},
  )
}

/** A copy of a document under another id, to be created. */
export function copyOf(document: LakeDocument, id: string): {readonly _id: string; readonly _type: string} {
  const {_rev: _, _updatedAt: __, _createdAt: ___, _system: ____, ...fields} = document
  return {...fields, _id: id}
}

export function patchOf(id: string, operations: PatchOperations): Mutation {
  return {patch: {...operations, id}}
}

function isDocument(value: unknown): value is IncomingDocument {
  return isRecord(value) && typeof value['_type'] === 'string' && value['_type'] !== ''
}
