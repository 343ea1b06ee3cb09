import {isRecord} from '../../content/document.ts'
import type {JsonSchema} from './json-schema.ts'

/** Renders the types of all schemas: each root and each definition once, sorted by name. */
export function renderTypeScript(schemas: readonly JsonSchema[]): string {
  const named = new Map<string, JsonSchema>()
  for (const schema of schemas) {
    const definitions = isRecord(schema['$defs']) ? schema['$defs'] : {}
    named.set(String(schema['title']), schema)
    for (const [name, definition] of Object.entries(definitions)) if (isRecord(definition)) named.set(name, definition)
  }
  const types = [...named]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, schema]) => `${comment(schema['description'], '')}export interface ${name} ${objectOf(schema, '')}\n`)
  return header + types.join('\n')
}

const header = `/*
 * The files that are published, as TypeScript types: copy this file into your project. It is made from the same definition as the
 * JSON Schemas beside it. Objects may have more fields than are described here: new ones come without a new version.
 */

`

/** Renders a schema's description as a comment, in such a way that the text cannot end the comment. */
function comment(description: unknown, indent: string): string {
  return typeof description === 'string' ? `${indent}/** ${description.replaceAll('*/', '* /')} */\n` : ''
}

function objectOf(schema: JsonSchema, indent: string): string {
  const others = isRecord(schema['additionalProperties']) ? `${indent}  [name: string]: unknown\n` : ''
  const fields = fieldsOf(schema, `${indent}  `)
  return fields + others === '' ? 'Record<string, unknown>' : `{\n${fields}${others}${indent}}`
}

function fieldsOf(schema: JsonSchema, indent: string): string {
  const {properties, required} = schema
  const needed = new Set<unknown>(Array.isArray(required) ? required : [])
  const fields = isRecord(properties) ? Object.entries(properties) : []
  return fields
    .map(([name, field]) => {
      const described: JsonSchema = isRecord(field) ? field : {}
      const optional = needed.has(name) ? '' : '?'
      return `${comment(described['description'], indent)}${indent}${propertyName(name)}${optional}: ${typeOf(described, indent)}\n`
    })
    .join('')
}

function propertyName(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name)
}

const simple: Readonly<Record<string, string>> = {
  string: 'string',
  integer: 'number',
  number: 'number',
  boolean: 'boolean',
  null: 'null',
}

function typeOf(schema: JsonSchema, indent: string): string {
  const {$ref, const: constant, enum: choices, type, items} = schema
  if (typeof $ref === 'string') return $ref.split('/').at(-1) ?? 'unknown'
  if (constant !== undefined) return JSON.stringify(constant)
  if (Array.isArray(choices)) return choices.map((choice) => JSON.stringify(choice)).join(' | ')
  if (type === 'array') return arrayOf(isRecord(items) ? typeOf(items, indent) : 'unknown')
  if (type === 'object') return objectOf(schema, indent)
  return (typeof type === 'string' ? simple[type] : undefined) ?? 'unknown'
}

function arrayOf(member: string): string {
  return /^[\w.]+$/.test(member) ? `${member}[]` : `Array<${member}>`
}
