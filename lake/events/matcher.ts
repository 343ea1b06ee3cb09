import {evaluateSync} from 'groq-js'
import {isRecord} from '../../src/content/document.ts'
import type {LakeDocument} from '../document.ts'
import {attributePath, conjunctsOf, constantText, constantTexts, ungroup, type ExprNode} from '../groq/node.ts'
import {badRequest} from '../errors.ts'
import {isPlain} from '../groq/plain.ts'
import {parseQuery} from '../groq/parse.ts'

/** What the evaluation of a listener's query needs. */
export interface MatcherSettings {
  readonly identity: string
  readonly get: (id: string) => LakeDocument | undefined
}

/**
 * Creates a function that tests whether a listener's query matches a document.
 * @throws {LakeError} 400 if the query cannot be parsed or takes too long for each document
 */
export function createMatcher(
  query: string,
  params: Readonly<Record<string, unknown>>,
  {identity, get}: MatcherSettings,
): (document: LakeDocument | undefined) => boolean {
  const filter = filterOf(parseQuery(query, params))
  if (!isPlain(filter))
    throw badRequest('Unexpected listener that takes long for each document, expected a simpler filter')
  const ids = idsOf(filter)
  const isEverything = filter.type === 'Everything'
  return (document) => {
    if (document === undefined) return false
    if (isEverything) return true
    if (ids !== undefined && !ids.has(document._id)) return false
    try {
      const found: unknown = evaluateSync(filter, {
        dataset: [document],
        params: {...params},
        identity,
        dereference: ({_ref}) => get(_ref),
      }).data
      return Array.isArray(found) ? found.length > 0 : isRecord(found)
    } catch {
      // If groq-js cannot evaluate one document, the listener still receives events for the others.
      return false
    }
  }
}

/** Returns the filter of a query. What the query does with the filtered documents is irrelevant for a listener. */
function filterOf(node: ExprNode): ExprNode {
  if (node.type === 'Map' || node.type === 'FlatMap' || node.type === 'PipeFuncCall' || node.type === 'Slice') {
    return filterOf(node.base)
  }
  if (node.type === 'Projection' || node.type === 'AccessElement' || node.type === 'Group') return filterOf(node.base)
  return node
}

/** Returns the only ids that a filter can match, if it names them. */
function idsOf(filter: ExprNode): ReadonlySet<string> | undefined {
  if (filter.type !== 'Filter') return undefined
  for (const conjunct of conjunctsOf(filter.expr)) {
    const node = ungroup(conjunct)
    if (node.type !== 'OpCall' || attributePath(node.left)?.join('.') !== '_id') continue
    const one = node.op === '==' ? constantText(node.right) : undefined
    const many = node.op === 'in' ? constantTexts(node.right) : undefined
    if (one !== undefined) return new Set([one])
    if (many !== undefined) return new Set(many)
  }
  return undefined
}
