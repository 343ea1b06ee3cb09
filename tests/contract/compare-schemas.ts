import {isRecord, stringsIn} from '../../src/content/document.ts'

type Schema = Readonly<Record<string, unknown>>

/** A difference between the agreed contract and the current one. */
export interface Difference {
  /** Where in the shape, such as `evidence[].certainty`. */
  readonly path: string
  readonly what: string
  /** Whether a consumer that relied on the old contract may fail. */
  readonly isBreaking: boolean
}

interface Side {
  readonly schema: Schema
  readonly definitions: Schema
}

const recordOf = (value: unknown): Schema => (isRecord(value) ? value : {})

/** Resolves the reference of a schema, if it has one. */
const resolved = ({schema, definitions}: Side): Side => {
  const {$ref} = schema
  return typeof $ref === 'string'
    ? {schema: recordOf(definitions[$ref.split('/').at(-1) ?? '']), definitions}
    : {schema, definitions}
}

const valuesOf = ({const: constant, enum: choices}: Schema): readonly unknown[] | undefined =>
  constant === undefined ? (Array.isArray(choices) ? choices : undefined) : [constant]

const compareValues = (before: Schema, after: Schema, path: string): Difference[] => {
  const [old, current] = [valuesOf(before), valuesOf(after)]
  if (JSON.stringify(old) === JSON.stringify(current)) return []
  // Consumers switch over values, so a new value breaks them as much as a change of type.
  const added = current === undefined || old === undefined ? true : current.some((value) => !old.includes(value))
  return [
    {
      path,
      what: `values were ${JSON.stringify(old ?? 'any')} and are ${JSON.stringify(current ?? 'any')}`,
      isBreaking: old !== undefined && added,
    },
  ]
}

/**
 * Compares two schemas from a consumer's point of view. It is breaking if a field is removed, becomes optional or holds
 * something else. A new field, or a field that becomes required, is not breaking.
 */
const compare = (oldSide: Side, newSide: Side, path: string, seen: ReadonlySet<string>): Difference[] => {
  const [before, after] = [resolved(oldSide), resolved(newSide)]
  const key = `${String(oldSide.schema['$ref'])} ${String(newSide.schema['$ref'])}`
  if (typeof oldSide.schema['$ref'] === 'string' && seen.has(key)) return []
  const next = new Set([...seen, key])
  if (before.schema['type'] !== after.schema['type']) {
    return [
      {path, what: `was ${String(before.schema['type'])} and is ${String(after.schema['type'])}`, isBreaking: true},
    ]
  }
  const differences = compareValues(before.schema, after.schema, path)
  for (const name of ['pattern', 'format']) {
    if (before.schema[name] !== undefined && before.schema[name] !== after.schema[name])
      differences.push({
        path,
        what: `its ${name} was ${String(before.schema[name])} and is ${String(after.schema[name])}`,
        isBreaking: true,
      })
  }
  if (before.schema['type'] === 'array') {
    const [old, current] = [recordOf(before.schema['items']), recordOf(after.schema['items'])]
    differences.push(...compare({...before, schema: old}, {...after, schema: current}, `${path}[]`, next))
  }
  const [old, current] = [recordOf(before.schema['properties']), recordOf(after.schema['properties'])]
  const [oldRequired, newRequired] = [before, after].map(({schema}) => new Set(stringsIn(schema['required'])))
  for (const [name, field] of Object.entries(old)) {
    const at = path === '' ? name : `${path}.${name}`
    if (!(name in current)) differences.push({path: at, what: 'is gone', isBreaking: true})
    else {
      if (oldRequired?.has(name) === true && newRequired?.has(name) !== true)
        differences.push({path: at, what: 'was always there and may be absent now', isBreaking: true})
      differences.push(
        ...compare({...before, schema: recordOf(field)}, {...after, schema: recordOf(current[name])}, at, next),
      )
    }
  }
  for (const name of Object.keys(current)) {
    if (!(name in old))
      differences.push({path: path === '' ? name : `${path}.${name}`, what: 'is new', isBreaking: false})
  }
  return differences
}

export const compareSchemas = (before: Schema, after: Schema): Difference[] =>
  compare(
    {schema: before, definitions: recordOf(before['$defs'])},
    {schema: after, definitions: recordOf(after['$defs'])},
    '',
    new Set(),
  )

/** Describes the breaking differences, each with the consumers it affects. */
export const breaches = (name: string, before: Schema, after: Schema): string[] =>
  compareSchemas(before, after)
    .filter(({isBreaking}) => isBreaking)
    .map(({path, what}) => `${name}: \`${path}\` ${what}. Who would notice: ${String(before['x-readers'])}`)
