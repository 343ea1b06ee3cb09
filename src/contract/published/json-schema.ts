import {z} from 'zod'
import type {ContractShape} from '../index.ts'
import {isRecord} from '../../content/document.ts'
import {exampleOf} from './example.ts'

export type JsonSchema = Readonly<Record<string, unknown>>

/** The JSON Schema (draft 2020-12) of an entry of the contract, with all it needs in `$defs` and an example. */
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

/** What is written is closed; what is promised is open: consumers must not break when a field is added. */
function open(schema: Record<string, unknown>): void {
  if (schema['additionalProperties'] === false) delete schema['additionalProperties']
}
