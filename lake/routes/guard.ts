import {timingSafeEqual} from 'node:crypto'
import {cors} from 'hono/cors'
import type {MiddlewareHandler} from 'hono'
import {parse as parseCookies} from 'hono/utils/cookie'
import {forbidden} from '../errors.ts'
import type {Environment} from './environment.ts'

/** Who may ask the lake for what. */
export interface Access {
  /** Host names under which the lake is reached; a request for another one was led here by somebody else's page. */
  readonly hosts: ReadonlySet<string>
  /** Where a token is needed: off one's own machine. Undefined where every caller is the user of this machine. */
  readonly token: string | undefined
  /** Whether callers without a token may read what is published. */
  readonly isPublic: boolean
}

export const tokenCookie = 'bodytext_token'

/** Host names that always lead to this machine: `<project>.localhost` is what clients make of a project id. */
export function isLoopbackName(hostname: string): boolean {
  return loopback.test(hostname) || hostname.endsWith('.localhost')
}

/** Whether a request comes from someone the lake knows. */
export function isKnownCaller(headers: Headers, {token}: Access): boolean {
  if (token === undefined) return true
  const [, bearer] = /^Bearer (.+)$/.exec(headers.get('authorization') ?? '') ?? []
  const offered = bearer ?? parseCookies(headers.get('cookie') ?? '', tokenCookie)[tokenCookie]
  return offered !== undefined && sameText(offered, token)
}

/**
 * Why a request is refused, if it is. A page of another site may have a browser ask for an address of this machine: its
 * host name (DNS rebinding) or its origin tell.
 */
export function refusal(headers: Headers, access: Access): string | undefined {
  const host = headers.get('host')
  if (host === null || !isAllowed(hostnameOf(host), access)) {
    return `Unexpected host ${JSON.stringify(host ?? '')}, expected localhost or the address the lake was started with`
  }
  const origin = headers.get('origin')
  if (origin !== null && !isOwnOrigin(origin, access)) {
    return `Unexpected origin ${JSON.stringify(origin)}, expected a page of the lake itself`
  }
  if (
    origin === null &&
    headers.get('sec-fetch-site') === 'cross-site' &&
    headers.get('sec-fetch-mode') !== 'navigate'
  ) {
    return 'Unexpected request from another site, expected a page of the lake itself'
  }
  return undefined
}

/** Refuses what comes from elsewhere, and says who asks. */
export function createGuard(access: Access): MiddlewareHandler<Environment> {
  return async (context, next) => {
    const {headers} = context.req.raw
    const reason = refusal(headers, access)
    if (reason !== undefined) throw forbidden(reason)
    context.set('caller', {isKnown: isKnownCaller(headers, access)})
    await next()
  }
}

/** What pages of the lake on another port may ask: `npm run dev` serves Studio on one. */
export function createCors(access: Access): MiddlewareHandler {
  return cors({
    origin: (origin) => (isOwnOrigin(origin, access) ? origin : null),
    credentials: true,
    allowMethods: ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'],
    allowHeaders: [
      'authorization',
      'content-type',
      'last-event-id',
      'x-sanity-app',
      'x-sanity-project-id',
      'x-sanity-warning',
      'client-timing',
    ],
    maxAge: 600,
  })
}

const loopback = /^(?:localhost|127\.0\.0\.1|\[::1\])$/

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

function isAllowed(hostname: string | undefined, {hosts}: Access): boolean {
  return hostname !== undefined && (isLoopbackName(hostname) || hosts.has(hostname))
}

function hostnameOf(host: string): string | undefined {
  try {
    return new URL(`http://${host}`).hostname
  } catch {
    return undefined
  }
}

/** Any port of this machine is its own: `npm run dev` serves Studio on another one. */
function isOwnOrigin(origin: string, access: Access): boolean {
  try {
    const {protocol, hostname} = new URL(origin)
    return /^https?:$/.test(protocol) && isAllowed(hostname, access)
  } catch {
    return false
  }
}
