import {z} from 'zod'
import type {ContractShape} from '../index.ts'
import {isRecord} from '../../content/document.ts'
import {exampleOf} from './example.ts'

export type JsonSchema = Readonly<Record<string, unknown>>

/** Makes the JSON Schema (draft 2020-12) of a contract entry, with its definitions in `$defs` and an example. */
export function toJsonSchema({schema, name, title, description, readers}: ContractShape): JsonSchema {
  const {$schema, $defs, ...root} = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io: 'output',
    override: ({jsonSchema}) => open(jsonSchema),
  })
  const definitions = isRecord($defs) ? $defs : {}
  return {
    $schema,
    title: name,
    description: `${title}. ${description}. Expect new fields`,
    'x-readers': readers,
    ...root,
    $defs: definitions,
    examples: [exampleOf(root, definitions)],
  }
}

/** Allows unknown fields in a published schema, although written files have none: new fields must not break consumers. */
function open(schema: Record<string, unknown>): void {
  if (schema['additionalProperties'] === false) delete schema['additionalProperties']
}
