import type {SchemaType} from '@sanity/types'
import type {VFileMessage} from 'vfile-message'
import {documentTypes, schemaTypes} from '../../../schemas/index.ts'
import type {Entry} from '../../content/entry.ts'
import {isRecord} from '../../content/document.ts'
import {toMessage, type Severity} from '../../content/findings.ts'
import type {PathSegment} from '../../content/path.ts'
import {createPlainCheck, planOf, type SchemaPlan} from './plainly-valid.ts'

/** Checks a document against the schema. Its messages have the source `schema`. */
export type SchemaCheck = (entry: Entry) => Promise<VFileMessage[]>

export interface CompiledSchema {
  readonly get: (name: string) => SchemaType | undefined
}

/** Compiles the schema and its validation rules. The rules are compiled here once, instead of again for each node. */
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
 * Makes the schema check. The rules `dangling-reference` and `unique-slug` check what needs the whole dataset. If the
 * validator does not evaluate a check, that is reported, except for documents with a slug: the slug's check is never
 * evaluated here.
 */
export function createSchemaCheck(plan: SchemaPlan): SchemaCheck {
  const isPlainlyValid = createPlainCheck(plan)
  let loaded: ReturnType<typeof loadValidator> | undefined
  return async ({document, type}) => {
    if (isPlainlyValid(document, type)) return []
    const {validateDocument, schema} = await (loaded ??= loadValidator())
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

/** Loads the validator. It takes half a second, and most documents do without it. */
async function loadValidator() {
  const {validateDocument} = await importValidation()
  return {validateDocument, schema: await compileSchema()}
}

/** Compiles the schema to the plan of what is plainly valid. */
export async function loadSchemaPlan(): Promise<SchemaPlan> {
  return planOf(
    await compileSchema(),
    documentTypes.map(({name}) => name),
  )
}

const levels: Readonly<Record<string, Severity>> = {error: 'error', warning: 'warning', info: 'info'}

/** The field whose check the validator cannot run without a server. The rule `unique-slug` runs it instead. */
const madeByRules = 'slug'

/** The validator pauses between nodes to keep a browser responsive. Node needs no long pauses, so these are short. */
const idleCallbacks = {
  requestIdleCallback: (callback: () => void): number => {
    setImmediate(callback)
    return 0
  },
  cancelIdleCallback: (): void => {},
}

/** Imports the validator, which looks for `window.requestIdleCallback` once, and otherwise waits for a timer per node. */
async function importValidation() {
  if ('window' in globalThis) return import('@sanity/validation')
  Object.defineProperty(globalThis, 'window', {value: idleCallbacks, configurable: true})
  try {
    return await import('@sanity/validation')
  } finally {
    Reflect.deleteProperty(globalThis, 'window')
  }
}

/** Always true: the rule `dangling-reference` reports missing documents, and knows the reason. */
async function getDocumentExists(): Promise<boolean> {
  return true
}

/** The schema's own message says what to do. For a value of the wrong type, the type that was found is added. */
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
