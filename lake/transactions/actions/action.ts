import {isRecord} from '../../../src/content/document.ts'
import type {LakeDocument} from '../../document.ts'
import {badRequest, LakeError} from '../../errors.ts'
import type {IncomingDocument, Mutation, PatchOperations} from '../mutation.ts'
import {isIncomingMutation, isMutation} from '../mutation.ts'
import type {WorkingSet} from '../working-set.ts'

export type Fields = Readonly<Record<string, unknown>>

/** What actions can use. */
export interface ActionContext {
  readonly working: WorkingSet
  /**
   * Whether to check only that the action is possible. Studio does this in any state of a release, to find out what a
   * user may do.
   */
  readonly isDryRun: boolean
  readonly userId: string
  /** Returns the versions of documents in a release. */
  readonly versionsIn: (releaseId: string) => readonly LakeDocument[]
  /** Returns a document, or its last revision if it was deleted. */
  readonly lastRevision: (id: string) => LakeDocument | undefined
  /** Whether documents of a type keep their old addresses in `previousSlugs`. */
  readonly keepsAddresses: (type: string) => boolean
  /** Adds a task that runs in a separate transaction, right after this one. */
  readonly followUp: (task: (working: WorkingSet) => void) => void
}

/** Applies one action to the working set. @throws {LakeError} if the action cannot be done */
export type Action = (fields: Fields, context: ActionContext) => void

/** Creates the error for an action that cannot be done, in the shape that the client reads. */
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

/** Returns the document in a field of an action, without `_rev` and `_updatedAt`, which the lake sets. */
export function documentField(fields: Fields, name: string): IncomingDocument {
  const value = fields[name]
  if (!isDocument(value)) throw badRequest(`Unexpected action without \`${name}\`, expected a document with \`_type\``)
  const {_rev: _, _updatedAt: __, ...document} = value
  return document
}

/** Returns the patches in a field of an action, as mutations of one document. */
export function patchesField(fields: Fields, id: string): Mutation[] {
  const {patch} = fields
  const patches: readonly unknown[] = Array.isArray(patch) ? patch : [patch]
  return patches.map((operations) => {
    const mutation: unknown = isRecord(operations) ? {patch: {...operations, id}} : undefined
    if (isIncomingMutation(mutation) && isMutation(mutation)) return mutation
    throw badRequest('Unexpected `patch` of an action, expected operations such as `set` and `unset`')
  })
}

/** Returns a document that must exist. @throws {LakeError} 409 if it does not */
export function existing(working: WorkingSet, id: string): LakeDocument {
  const document = working.get(id)
  if (document !== undefined) return document
  throw actionError('documentNotFoundError', `Document "${id}" was not found`, {id})
}

/** Refuses an action if the document's revision is not the one that the caller has seen. @throws {LakeError} 409 */
export function checkRevision(document: LakeDocument | undefined, expected: string | undefined): void {
  if (expected === undefined || document?._rev === expected) return
  throw actionError(
    'documentRevisionIDDoesNotMatchError',
    `Document has unexpected revision ID ("${document?._rev ?? 'none'}"), expected "${expected}"`,
    {currentRevisionID: document?._rev, expectedRevisionID: expected},
  )
}

/** Copies a document under another id, so that it can be created. */
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
