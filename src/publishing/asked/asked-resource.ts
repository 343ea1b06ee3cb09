import type {Ask} from '../../engine/ask.ts'
import {isResource, type Resource} from '../../contract/resource-types.ts'
import {pages} from '../steps/pages.ts'

const decoder = new TextDecoder()

/** The whole resource of a published document, from its file. */
export function askedResource(ask: Ask, id: string): Resource | undefined {
  const file = ask.fact(pages, id, 'resource')
  const bytes = file === undefined ? undefined : ask.published(file.path)
  if (bytes === undefined) return undefined
  const resource: unknown = JSON.parse(decoder.decode(bytes))
  return isResource(resource) ? resource : undefined
}
