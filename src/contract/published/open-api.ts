import {contract, type ContractShape} from '../index.ts'
import {isRecord} from '../../content/document.ts'
import {facets, kinds} from '../../content/kinds.ts'
import {schemaVersion} from '../resource-types.ts'
import type {Site} from '../../site/site.ts'
import {compact} from '../compact.ts'
import type {JsonSchema} from './json-schema.ts'

/*
 * OpenAPI 3.1 (https://spec.openapis.org/oas/v3.1.1). Its schemas are JSON Schema 2020-12, so it contains those of the
 * contract as they are, except for where their references point.
 */

/** @param schemas - the schemas by the names of the contract's entries */
export function renderOpenApi(schemas: ReadonlyMap<string, JsonSchema>, site: Site): JsonSchema {
  return {
    openapi: '3.1.1',
    info: {
      title: `${site.publisher}: published content`,
      version: schemaVersion,
      description:
        'Static files: any web server or CDN answers. Objects may have more fields than are described; a field that goes, or changes its meaning, comes with a new version.',
      ...compact({
        license:
          site.licence === undefined
            ? undefined
            : {name: site.licence.name ?? 'Licence', ...compact({url: site.licence.url})},
      }),
    },
    servers: [{url: site.feedsUrl}],
    security: [],
    paths: Object.fromEntries(
      contract.flatMap((entry) => entry.paths.map((path) => [path, {get: operationOf(entry, path)}] as const)),
    ),
    components: {schemas: schemasOf(schemas)},
  }
}

const parameters: Readonly<Record<string, JsonSchema>> = {
  kind: {description: 'The kind of document', schema: {type: 'string', enum: kinds.map(({folder}) => folder)}},
  facet: {description: 'The kind of subject', schema: {type: 'string', enum: [...facets]}},
  slug: {description: 'The last part of the address', schema: {type: 'string'}},
  page: {
    description: 'The number of a page; take it from links rather than make it',
    schema: {type: 'integer', minimum: 1},
  },
  shard: {
    description: 'The name of a part; take it from `manifest.json`',
    schema: {type: 'string', pattern: '^[0-9a-f]{1,2}$'},
  },
}

function operationOf(entry: ContractShape, path: string): JsonSchema {
  return {
    operationId: operationId(entry, path),
    summary: entry.title,
    description: entry.description,
    parameters: [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
      name,
      in: 'path',
      required: true,
      ...parameters[name],
    })),
    responses: {
      '200': {
        description: entry.title,
        headers: {
          ETag: header('Names these bytes: send it back as If-None-Match'),
          'Cache-Control': header('How long a copy may be used without asking'),
        },
        content: {[entry.mediaType]: {schema: {$ref: `#/components/schemas/${entry.name}`}}},
      },
      '304': {description: 'You have these bytes already'},
      '404': {description: 'Nothing is published there; look into /redirects.json'},
    },
  }
}

function schemasOf(schemas: ReadonlyMap<string, JsonSchema>): Record<string, unknown> {
  const all = new Map<string, unknown>()
  for (const [name, {$schema: _, $defs, ...schema}] of schemas) {
    all.set(name, relocated(schema))
    for (const [definition, value] of Object.entries(isRecord($defs) ? $defs : {}))
      all.set(definition, relocated(value))
  }
  return Object.fromEntries([...all].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

function operationId({name}: ContractShape, path: string): string {
  return `get${name}${path
    .split('/')
    .filter((part) => part !== '' && !/^(?:api|v1|feeds|index\.json|feed\.json)$/.test(part))
    .map((part) => part.replace(/\.json$/, '').replace(/[{}-]/g, ''))
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('')}`
}

function header(description: string): JsonSchema {
  return {description, schema: {type: 'string'}}
}

/** Changes references to definitions: in OpenAPI, the definitions of a schema are beside it, not inside it. */
function relocated(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(relocated)
  if (!isRecord(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) =>
      name === '$ref' && typeof field === 'string'
        ? [name, field.replace('#/$defs/', '#/components/schemas/')]
        : [name, relocated(field)],
    ),
  )
}
