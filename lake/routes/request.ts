import type {MiddlewareHandler} from 'hono'
import {bodyLimit} from 'hono/body-limit'
import {isRecord} from '../../src/content/document.ts'
import {limits} from '../../src/content/limits.ts'
import {checkSound} from '../transactions/sound-value.ts'
import {badRequest, tooLargeRequest, unauthorized} from '../errors.ts'
import type {ApiContext, Environment} from './environment.ts'

/** The maximum size of a JSON request, in bytes. */
const maxJsonBytes = 32 * 1024 * 1024

export const maxJson = maxBody(maxJsonBytes)

/** Refuses callers that the lake does not know, before the request body is read. */
export const known: MiddlewareHandler<Environment> = async (context, next) => {
  requireKnown(context)
  await next()
}

/** Creates middleware that refuses a request as soon as its body is larger than allowed. @throws {LakeError} 413 */
export function maxBody(maxSize: number): MiddlewareHandler {
  return bodyLimit({
    maxSize,
    onError: () => {
      throw tooLargeRequest(`Unexpected request body over ${maxSize.toLocaleString('en')} bytes, expected less`)
    },
  })
}

/** Reads the JSON object in a request body. @throws {LakeError} 400 */
export async function readJson({req}: ApiContext): Promise<Readonly<Record<string, unknown>>> {
  let value: unknown
  try {
    value = JSON.parse(await req.text())
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

/**
 * Returns the query parameters in a URL. A parameter is called `$name`, and its value is JSON. @throws {LakeError} 400
 */
export function paramsIn(search: URLSearchParams): Record<string, unknown> {
  const params: Record<string, unknown> = {}
  for (const [name, value] of search) {
    if (!name.startsWith('$')) continue
    if (!/^\$\w{1,100}$/.test(name) || name === '$hasOwnProperty' || name === '$__proto__')
      throw badRequest(
        `Unexpected parameter ${JSON.stringify(name.slice(0, 100))}, expected $ and a name of letters, digits and underscores`,
      )
    try {
      params[name.slice(1)] = JSON.parse(value)
    } catch (cause) {
      throw badRequest(`Cannot parse the parameter ${name} as JSON: ${value.slice(0, 100)}`, {cause})
    }
  }
  checkSound(params)
  return params
}

export function searchOf({req}: ApiContext): URLSearchParams {
  return new URL(req.url).searchParams
}

export function isTrue(value: string | null): boolean {
  return value === 'true'
}

/** Returns a parameter of the path, or an empty text if the route does not have it. */
export function pathPart({req}: ApiContext, name: string): string {
  return req.param(name) ?? ''
}

/** Refuses callers that the lake does not know. @throws {LakeError} 401 */
export function requireKnown(context: ApiContext): void {
  if (context.get('caller').isKnown) return
  throw unauthorized('Unauthorized, expected a token: the lake printed it when it started')
}

/** Creates a response from text that is already JSON. */
export function jsonText(text: string): Response {
  return new Response(text, {headers: {'content-type': 'application/json; charset=utf-8'}})
}

/** Creates a response with one JSON value on each line. */
export function jsonLines(lines: readonly string[]): Response {
  return new Response(lines.map((line) => `${line}\n`).join(''), {headers: {'content-type': 'application/x-ndjson'}})
}

/** How deep the request around a document may nest it. */
const envelopeDepth = 8
