import type {SchemaType} from '@sanity/types'
import type {VFileMessage} from 'vfile-message'
import {schemaTypes} from '../../../schemas/index.ts'
import type {Entry} from '../../content/snapshot.ts'
import {isRecord} from '../../content/document.ts'
import {toMessage, type Severity} from '../../content/findings.ts'
import type {PathSegment} from '../../content/path.ts'
import {createPlainCheck} from './plainly-valid.ts'

/** Checks a document against the schema. Its messages have the source `schema`. */
export type SchemaCheck = (entry: Entry) => Promise<VFileMessage[]>

export interface CompiledSchema {
  readonly get: (name: string) => SchemaType | undefined
}

/** The compiled schema, its rules compiled too: once, and not again for each node. */
export async function compileSchema(): Promise<CompiledSchema> {
  const [{Schema}, {builtinTypes}, {inferFromSchemaType}] = await Promise.all([
    import('@sanity/schema'),
    import('@sanity/schema/_internal'),
    import('@sanity/validation/_internal'),
  ])
  const schema = Schema.compile({name: 'default', types: [...schemaTypes, ...builtinTypes]})
  for (const name of schema.getLocalTypeNames()) inferFromSchemaType(schema.get(name))
  return schema
}

/**
 * Makes the schema check. What needs the whole dataset is left to the rules `dangling-reference` and `unique-slug`;
 * whatever else the validator did not evaluate is reported.
 */
export async function createSchemaCheck(): Promise<SchemaCheck> {
  const {validateDocument} = await importValidation()
  const schema = await compileSchema()
  const isPlainlyValid = createPlainCheck()
  return async ({document, type}) => {
    const schemaType = schema.get(type)
    if (schemaType !== undefined && isPlainlyValid(document, schemaType)) return []
    const system = {_createdAt: '', _updatedAt: '', _rev: ''}
    const {status, markers} = await validateDocument({document: {...system, ...document}, schema, getDocumentExists})
    const messages = markers.map(({level, code, message, path, details}) =>
      toMessage(
        {reason: reasonOf(message, details), path: path.map(toSegment)},
        {ruleId: `schema/${code}`, source: 'schema', severity: levels[level] ?? 'error'},
      ),
    )
    if (status !== 'notEvaluated' || document[madeByRules] !== undefined) return messages
    const left = toMessage(
      {reason: 'Cannot evaluate every check of the schema without a server, expected none left over'},
      {ruleId: 'not-evaluated', source: 'schema', severity: 'warning'},
    )
    return [...messages, left]
  }
}

const levels: Readonly<Record<string, Severity>> = {error: 'error', warning: 'warning', info: 'info'}

/** Fields whose checks the validator leaves undone without a server, and the rules of ours that make them. */
const madeByRules = 'slug'

/** Waits that the validator makes between nodes, so that a browser stays responsive. Node needs none that long. */
const idleCallbacks = {
  requestIdleCallback: (callback: () => void): number => {
    setImmediate(callback)
    return 0
  },
  cancelIdleCallback: (): void => {},
}

/** The validator looks for a browser's idle callbacks once, when it is imported, and else waits a timer per node. */
async function importValidation() {
  if ('window' in globalThis) return import('@sanity/validation')
  Object.defineProperty(globalThis, 'window', {value: idleCallbacks, configurable: true})
  try {
    return await import('@sanity/validation')
  } finally {
    Reflect.deleteProperty(globalThis, 'window')
  }
}

/** A reference that leads nowhere is reported by `dangling-reference`, which knows why. */
async function getDocumentExists(): Promise<boolean> {
  return true
}

/** A schema's own message says what to do; of a value of the wrong type it must also be said what was found. */
function reasonOf(message: string, details: unknown): string {
  const words = message.trim().replace(/\.$/, '')
  if (!isRecord(details) || typeof details['actualType'] !== 'string' || typeof details['expectedType'] !== 'string')
    return words
  return `Unexpected ${details['actualType']}, expected ${details['expectedType']}: ${words}`
}

function toSegment(segment: unknown): PathSegment {
  if (typeof segment === 'string' || typeof segment === 'number') return segment
  if (typeof segment === 'object' && segment !== null && '_key' in segment) return {_key: String(segment._key)}
  return String(segment)
}
