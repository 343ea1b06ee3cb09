import {isRecord} from '../../src/content/document.ts'
import {limits} from '../../src/content/limits.ts'
import {checkSound} from '../transactions/sound-value.ts'
import {badRequest, tooLargeRequest, unauthorized} from '../errors.ts'
import type {ApiContext} from './environment.ts'

/** Reads a request's bytes. @throws {LakeError} 413 as soon as they are more than allowed */
export const readBytes = async (request: Request, limit: number): Promise<Buffer> => {
  const refuse = () =>
    tooLargeRequest(`Unexpected request body over ${limit.toLocaleString('en')} bytes, expected less`)
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw refuse()
  const chunks: Uint8Array[] = []
  let size = 0
  if (request.body !== null) {
    for await (const chunk of request.body) {
      size += chunk.byteLength
      if (size > limit) throw refuse()
      chunks.push(chunk)
    }
  }
  return Buffer.concat(chunks)
}

const maxJsonBytes = 32 * 1024 * 1024
/** How deep a document lies in a request that holds it. */
const envelopeDepth = 8

/** Reads a request's JSON object. @throws {LakeError} 400 or 413 */
export const readJson = async ({req}: ApiContext): Promise<Readonly<Record<string, unknown>>> => {
  const bytes = await readBytes(req.raw, maxJsonBytes)
  let value: unknown
  try {
    value = JSON.parse(bytes.toString('utf8'))
  } catch (cause) {
    throw badRequest(
      `Cannot parse the request body as JSON: ${cause instanceof Error ? cause.message : String(cause)}`,
      {cause},
    )
  }
  checkSound(value, limits.maxNestingDepth + envelopeDepth)
  if (isRecord(value)) return value
  throw badRequest('Unexpected request body, expected a JSON object')
}

/** The parameters of a query in an address: `$name` holds JSON. @throws {LakeError} 400 */
export const paramsIn = (search: URLSearchParams): Record<string, unknown> => {
  const params: Record<string, unknown> = {}
  for (const [name, value] of search) {
    if (!name.startsWith('$')) continue
    try {
      params[name.slice(1)] = JSON.parse(value)
    } catch (cause) {
      throw badRequest(`Cannot parse the parameter ${name} as JSON: ${value.slice(0, 100)}`, {cause})
    }
  }
  return params
}

export const searchOf = ({req}: ApiContext): URLSearchParams => new URL(req.url).searchParams

export const isTrue = (value: string | null): boolean => value === 'true'

/** A part of the path, which the route says is there. */
export const pathPart = ({req}: ApiContext, name: string): string => req.param(name) ?? ''

/** Refuses callers that the lake does not know. @throws {LakeError} 401 */
export const requireKnown = (context: ApiContext): void => {
  if (context.get('caller').isKnown) return
  throw unauthorized('Unauthorized, expected a token: the lake printed it when it started')
}

/** An answer whose JSON is written already. */
export const jsonText = (text: string): Response =>
  new Response(text, {headers: {'content-type': 'application/json; charset=utf-8'}})

/** An answer of one JSON value a line. */
export const jsonLines = (lines: readonly string[]): Response =>
  new Response(lines.map((line) => `${line}\n`).join(''), {headers: {'content-type': 'application/x-ndjson'}})
