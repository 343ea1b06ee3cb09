import {isRecord} from '../../src/content/document.ts'
import {badRequest} from '../errors.ts'

/** A document as a client sends it. The lake adds what is missing. */
export interface IncomingDocument {
  readonly _id?: string | undefined
  readonly _type: string
  readonly [field: string]: unknown
}

export interface IdentifiedDocument extends IncomingDocument {
  readonly _id: string
}

/** The operations of a patch, as a client sends them. `@sanity/mutator` applies them. */
export interface PatchOperations {
  readonly set?: Readonly<Record<string, unknown>>
  readonly setIfMissing?: Readonly<Record<string, unknown>>
  readonly unset?: readonly string[]
  readonly inc?: Readonly<Record<string, number>>
  readonly dec?: Readonly<Record<string, number>>
  readonly diffMatchPatch?: Readonly<Record<string, string>>
  readonly insert?: Readonly<Record<string, unknown>>
  readonly merge?: Readonly<Record<string, unknown>>
}

/** Documents chosen by a query instead of an id. */
export interface Selection {
  readonly query: string
  readonly params?: Readonly<Record<string, unknown>>
}

export type PatchMutation = {
  readonly patch: PatchOperations & {readonly id: string; readonly ifRevisionID?: string}
}

/** A mutation of one document whose id is known. History and events contain these. */
export type Mutation =
  | {readonly create: IdentifiedDocument}
  | {readonly createIfNotExists: IdentifiedDocument}
  | {readonly createOrReplace: IdentifiedDocument}
  | {readonly delete: {readonly id: string}}
  | PatchMutation

/**
 * A mutation as a client may send it (https://www.sanity.io/docs/http-reference/mutation). Documents may lack an id,
 * and patches and deletes may choose documents by a query.
 */
export type IncomingMutation =
  | {readonly create: IncomingDocument}
  | {readonly createIfNotExists: IncomingDocument}
  | {readonly createOrReplace: IncomingDocument}
  | {readonly delete: {readonly id: string} | Selection}
  | {readonly patch: PatchOperations & (({readonly id: string} | Selection) & {readonly ifRevisionID?: string})}

export function isIncomingMutation(value: unknown): value is IncomingMutation {
  const kind = kindOf(value)
  return kind !== undefined && isRecord(value) && shapes[kind]?.fits(value[kind]) === true
}

export function isMutation(value: unknown): value is Mutation {
  if (!isIncomingMutation(value)) return false
  if ('patch' in value) return 'id' in value.patch
  if ('delete' in value) return 'id' in value.delete
  return true
}

/** Decodes the mutations of a request. @throws {LakeError} 400 that says which mutation is wrong */
export function decodeMutations(value: unknown): IncomingMutation[] {
  if (!Array.isArray(value)) throw badRequest('Unexpected body, expected `{"mutations": [...]}`')
  return value.map((mutation: unknown, index) => {
    if (isIncomingMutation(mutation)) return mutation
    const kind = kindOf(mutation)
    throw badRequest(
      kind === undefined
        ? `Unexpected mutation at position ${index}, expected one of ${Object.keys(shapes).join(', ')}`
        : `Unexpected \`${kind}\` at position ${index}, expected ${shapes[kind]?.expected}`,
    )
  })
}

const shapes: Readonly<Record<string, {readonly fits: (value: unknown) => boolean; readonly expected: string}>> = {
  create: {fits: isDocument, expected: 'a document with `_type`, both it and `_id` text'},
  createIfNotExists: {fits: isDocument, expected: 'a document with `_type`, both it and `_id` text'},
  createOrReplace: {fits: isDocument, expected: 'a document with `_type`, both it and `_id` text'},
  delete: {fits: isTarget, expected: '`id` or `query`'},
  patch: {fits: isPatch, expected: '`id` or `query`, and operations as objects'},
}

/** Returns the kind of a mutation, which is the name of its field. */
function kindOf(value: unknown): string | undefined {
  return isRecord(value) ? Object.keys(value).find((name) => Object.hasOwn(shapes, name)) : undefined
}

function isDocument(value: unknown): value is IncomingDocument {
  return (
    isRecord(value) &&
    typeof value['_type'] === 'string' &&
    value['_type'] !== '' &&
    (value['_id'] === undefined || typeof value['_id'] === 'string')
  )
}

function isTarget(value: unknown): boolean {
  if (!isRecord(value)) return false
  if ('id' in value) return typeof value['id'] === 'string'
  return typeof value['query'] === 'string' && (value['params'] === undefined || isRecord(value['params']))
}

const tablesOfText = ['set', 'setIfMissing', 'merge', 'inc', 'dec', 'diffMatchPatch', 'insert'] as const

function isPatch(value: unknown): boolean {
  return (
    isRecord(value) &&
    isTarget(value) &&
    tablesOfText.every((name) => value[name] === undefined || isRecord(value[name])) &&
    (value['unset'] === undefined ||
      (Array.isArray(value['unset']) && value['unset'].every((path) => typeof path === 'string'))) &&
    (value['ifRevisionID'] === undefined || typeof value['ifRevisionID'] === 'string')
  )
}
