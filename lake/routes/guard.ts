import {timingSafeEqual} from 'node:crypto'
import {cors} from 'hono/cors'
import type {MiddlewareHandler} from 'hono'
import {parse as parseCookies} from 'hono/utils/cookie'
import {forbidden} from '../errors.ts'
import type {Environment} from './environment.ts'

/** Who may use the lake, and from where. */
export interface Access {
  /**
   * The host names of the lake, besides those that always mean this machine. If a request has any other host name,
   * another site's page has led it here.
   */
  readonly hosts: ReadonlySet<string>
  /**
   * The token that callers must send if other machines can reach the lake. Undefined if every caller is the user of
   * this machine.
   */
  readonly token: string | undefined
  /** Whether callers without a token may read published documents. */
  readonly isPublic: boolean
}

export const tokenCookie = 'bodytext_token'

/** Whether a host name always means this machine. Clients make `<project>.localhost` from a project id. */
export function isLoopbackName(hostname: string): boolean {
  return loopback.test(hostname) || hostname.endsWith('.localhost')
}

/** Whether the lake knows the caller of a request. */
export function isKnownCaller(headers: Headers, {token}: Access): boolean {
  if (token === undefined) return true
  const [, bearer] = /^Bearer (.+)$/.exec(headers.get('authorization') ?? '') ?? []
  const offered = bearer ?? parseCookies(headers.get('cookie') ?? '', tokenCookie)[tokenCookie]
  return offered !== undefined && sameText(offered, token)
}

/**
 * Returns why a request is refused; undefined if it is allowed. A page of another site can make a browser send a
 * request to this machine. The request's host name (DNS rebinding) or its origin shows that.
 */
export function refusal(method: string, headers: Headers, access: Access): string | undefined {
  const host = headers.get('host')
  if (host === null || !isAllowed(hostnameOf(host), access)) {
    return `Unexpected host ${JSON.stringify(host ?? '')}, expected localhost or the address the lake was started with`
  }
  const origin = headers.get('origin')
  if (origin !== null && !isOwnOrigin(origin, access)) {
    return `Unexpected origin ${JSON.stringify(origin)}, expected a page of the lake itself`
  }
  // A link on another site may lead here. A form that it sends may not.
  const isLink = headers.get('sec-fetch-mode') === 'navigate' && (method === 'GET' || method === 'HEAD')
  if (origin === null && isFromElsewhere(headers.get('sec-fetch-site')) && !isLink) {
    return 'Unexpected request from another site, expected a page of the lake itself'
  }
  return undefined
}

/** Refuses requests from other sites, and records whether the lake knows the caller. */
export function createGuard(access: Access): MiddlewareHandler<Environment> {
  return async (context, next) => {
    const {method, headers} = context.req.raw
    const reason = refusal(method, headers, access)
    if (reason !== undefined) throw forbidden(reason)
    context.set('caller', {isKnown: isKnownCaller(headers, access)})
    await next()
  }
}

/** Allows requests from pages of the lake on another port: `npm run dev` serves Studio on one. */
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

/**
 * Whether a browser says that a page of another site has made a request. Another port of this machine is the same site
 * (https://www.w3.org/TR/fetch-metadata/#sec-fetch-site-header).
 */
function isFromElsewhere(site: string | null): boolean {
  return site !== null && site !== 'same-origin' && site !== 'same-site' && site !== 'none'
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

/** Whether an origin belongs to the lake. Any port of this machine does: `npm run dev` serves Studio on another one. */
function isOwnOrigin(origin: string, access: Access): boolean {
  try {
    const {protocol, hostname} = new URL(origin)
    return /^https?:$/.test(protocol) && isAllowed(hostname, access)
  } catch {
    return false
  }
}
