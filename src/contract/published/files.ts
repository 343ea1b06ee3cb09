import {contract, schemaFileName} from '../index.ts'
import {fileUrl, outputPaths} from '../../site/addresses.ts'
import type {Site} from '../../site/site.ts'
import type {RenderedFile} from '../../files/rendered-file.ts'
import {toJsonSchema} from './json-schema.ts'
import {renderOpenApi} from './open-api.ts'
import {renderTypeScript} from './typescript.ts'

let known: ReadonlyMap<string, ReturnType<typeof toJsonSchema>> | undefined

/** The JSON Schema of each shape, by name. It is the same for every site. */
function schemasOfShapes(): NonNullable<typeof known> {
  known ??= new Map(contract.map((entry) => [entry.name, toJsonSchema(entry)]))
  return known
}

/** Renders the published contract: a JSON Schema for each shape, one OpenAPI document, and TypeScript types. */
export function renderContract(site: Site): RenderedFile[] {
  const schemas = schemasOfShapes()
  return [
    ...contract.map(({name}) => {
      const path = outputPaths.schema(schemaFileName(name))
      const {$schema, ...rest} = schemas.get(name) ?? {}
      return {path, text: render({$schema, $id: fileUrl(site, path), ...rest})}
    }),
    {path: outputPaths.openApi, text: render(renderOpenApi(schemas, site))},
    {path: outputPaths.types, text: renderTypeScript([...schemas.values()])},
  ]
}

function render(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
