import {GroqSyntaxError, parse} from 'groq-js'
import {isRecord} from '../../src/content/document.ts'
import {LakeError, badRequest} from '../errors.ts'
import {checkSound} from '../transactions/sound-value.ts'
import type {ExprNode} from './node.ts'

/**
 * Parses a query. The parameters are inserted during parsing, because groq-js needs the bounds of slices then. A tree
 * therefore belongs to its parameters.
 * @throws {LakeError} 400 if the query is too long, nested too deeply or invalid; a syntax error has its position
 */
export function parseQuery(query: string, params: Readonly<Record<string, unknown>>): ExprNode {
  if (query.length > maxQueryLength) {
    throw badRequest(`Unexpected query of ${query.length} characters, expected at most ${maxQueryLength}`)
  }
  if (bracketDepth(query) > maxBracketDepth) {
    throw queryParseError(query, `Unexpected brackets nested more than ${maxBracketDepth} deep`, 0)
  }
  try {
    return parse(query, {params})
  } catch (error) {
    const description = error instanceof Error ? error.message : String(error)
    throw queryParseError(query, description, error instanceof GroqSyntaxError ? error.position : 0)
  }
}

/** Decodes a query's parameters. @throws {LakeError} 400 */
export function decodeParams(value: unknown): Readonly<Record<string, unknown>> {
  if (value === undefined || value === null) return {}
  if (!isRecord(value)) throw badRequest('Unexpected `params`, expected an object')
  checkSound(value)
  return value
}

const maxQueryLength = 1024 * 1024
const maxBracketDepth = 300

function bracketDepth(query: string): number {
  let [depth, deepest] = [0, 0]
  for (const character of query) {
    if ('([{'.includes(character)) deepest = Math.max(deepest, ++depth)
    else if (')]}'.includes(character)) depth--
  }
  return deepest
}

/** Creates a parse error in the shape that the client shows with the line and a caret. */
function queryParseError(query: string, description: string, start: number): LakeError {
  return new LakeError(400, description, {
    error: {type: 'queryParseError', description, query, start, end: Math.min(query.length, start + 1)},
  })
}
