import {isRecord} from '../../src/content/document.ts'
import {badRequest} from '../errors.ts'

/**
 * Which form of each document a query sees (https://www.sanity.io/docs/perspectives). With `raw`, the query sees every
 * document under its stored id. With a list of layers, it sees each document in the first layer that has it. A layer is
 * `drafts` or the name of a release. The published form comes last.
 */
export type Perspective = 'raw' | readonly string[]

/** Decodes a perspective: a name, names separated by commas, or a list. @throws {LakeError} 400 */
export function decodePerspective(value: unknown): Perspective {
  if (typeof value === 'string') {
    const known = named.get(value)
    return known ?? layersOf(value.split(','))
  }
  if (Array.isArray(value) && value.every((layer) => typeof layer === 'string')) return layersOf(value)
  throw badRequest('Unexpected perspective, expected a name or a list of names')
}

export function perspectiveKey(perspective: Perspective): string {
  return perspective === 'raw' ? 'raw' : `layers:${perspective.join(',')}`
}

/** Returns the stored ids under which a document may be found, highest priority first. */
export function candidateIds(layers: readonly string[], publishedId: string): string[] {
  return [...layers.map((layer) => prefixOf(layer) + publishedId), publishedId]
}

/** Whether a version in a release is marked so that publishing the release deletes the document. */
export function isGoingAway(system: unknown): boolean {
  return isRecord(system) && system['delete'] === true
}

const named: ReadonlyMap<string, Perspective> = new Map<string, Perspective>([
  ['raw', 'raw'],
  ['published', []],
  ['drafts', ['drafts']],
  ['previewDrafts', ['drafts']],
])

const name = /^[A-Za-z0-9_-]{1,128}$/

function layersOf(names: readonly string[]): readonly string[] {
  if (names.length > 50) throw badRequest('Unexpected perspective of more than 50 layers, expected fewer')
  for (const layer of names) {
    if (!name.test(layer))
      throw badRequest(`Unexpected perspective ${JSON.stringify(layer)}, expected the name of a release`)
  }
  if (names.includes('raw')) throw badRequest('Unexpected perspective `raw` in a list, expected it alone')
  const published = names.indexOf('published')
  return [...new Set(published === -1 ? names : names.slice(0, published))].map((layer) =>
    layer === 'previewDrafts' ? 'drafts' : layer,
  )
}

function prefixOf(layer: string): string {
  return layer === 'drafts' ? 'drafts.' : `versions.${layer}.`
}
