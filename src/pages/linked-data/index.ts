import type {PageType} from '../../content/kinds.ts'
import {entryOf} from '../../text/tree/vocabulary.ts'
import type {Edition} from '../edition.ts'
import type {Resource} from '../../contract/resource-types.ts'
import type {UndatedResource} from '../resource/undated-resource.ts'
import {article} from './article.ts'
import {benefit, bodyRegion, condition, person, source, therapy} from './entities.ts'
import {publisherOf, webSiteOf, type LinkedDataHandler, type LinkedDataNode} from './parts.ts'

/** The linked data of a resource: one graph, in which addresses identify things. */
export function jsonLdOf(resource: UndatedResource, edition: Edition): Resource['jsonld'] {
  const nodes: LinkedDataNode[] = [
    ...(entryOf(handlers, resource.type)?.({resource, edition}) ?? []),
    webSiteOf(edition.site),
    publisherOf(edition.site),
  ]
  return {
    '@context': 'https://schema.org',
    '@graph': nodes.map((node) => ({...node, '@type': String(node['@type'])})),
  }
}

const handlers: Readonly<Record<PageType, LinkedDataHandler>> = {
  article,
  benefit,
  bodyRegion,
  condition,
  therapy,
  person,
  source,
}
