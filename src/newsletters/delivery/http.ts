import {isRecord, recordsIn} from '../../content/document.ts'
import {shorten} from '../../content/findings.ts'
import {DeliveryError, type DeliveryProblem} from './delivery-error.ts'

export interface HttpOptions {
  /** The service's name, for messages. */
  readonly title: string
  /** Without a slash at the end. */
  readonly baseUrl: string
  readonly headers: Readonly<Record<string, string>>
  /** Values that are never printed, even if the service repeats them. */
  readonly secrets: readonly string[]
  /** The settings that hold the credentials, for messages. */
  readonly credentials: string
  /** In milliseconds. */
  readonly timeout: number
}

export interface Http {
  /**
   * Makes one request without retries: only the caller knows whether the request is safe to repeat.
   * @returns the answer, parsed as JSON
   * @throws {DeliveryError}
   */
  readonly request: (method: Method, path: string, body?: unknown) => Promise<unknown>
  readonly urlOf: (path: string) => string
}

export function createHttp({title, baseUrl, headers, secrets, credentials, timeout}: HttpOptions): Http {
  const hide = (text: string): string =>
    secrets.filter((secret) => secret !== '').reduce((rest, secret) => rest.replaceAll(secret, '•••'), text)
  const urlOf = (path: string): string => `${baseUrl}${path}`

  const explain = (status: number, said: string, retryAfter: string | null): string => {
    const words = said === '' ? '' : `: ${shorten(hide(said))}`
    const wait = secondsToWait(retryAfter)
    const waiting = wait === undefined ? 'in a minute' : `in ${wait} ${wait === 1 ? 'second' : 'seconds'}`
    const texts: Readonly<Record<DeliveryProblem, string>> = {
      settings: '',
      unauthorised: `${title} does not let us in (${status})${words}. Check ${credentials}: is it right, and may it write?`,
      missing: `${title} does not know this address (404)${words}. Check its address and the list in the settings`,
      conflict: `${title} has such a draft already (409)${words}`,
      refused: `${title} does not take it (${status})${words}`,
      busy: `${title} asks to wait (429)${words}. Run the command again ${waiting}: it goes on where it was`,
      broken: `${title} has a problem of its own (${status})${words}. Run the command again later: it looks first at what is there`,
      unanswered: '',
      sent: '',
    }
    return texts[problemOf(status)]
  }

  const read = async (response: Response): Promise<string> => {
    const reader = response.body?.getReader()
    if (reader === undefined) return ''
    const parts: Uint8Array[] = []
    let bytes = 0
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      bytes += part.value.length
      if (bytes > maxAnswerBytes) {
        await reader.cancel()
        throw new DeliveryError('broken', `${title} answered with more than we read. Is ${baseUrl} its address?`)
      }
      parts.push(part.value)
    }
    return Buffer.concat(parts).toString('utf8')
  }

  const send = async (method: Method, path: string, body: unknown): Promise<{response: Response; text: string}> => {
    try {
      const response = await fetch(urlOf(path), {
        method,
        headers: {
          accept: 'application/json',
          ...(body === undefined ? {} : {'content-type': 'application/json'}),
          ...headers,
        },
        ...(body === undefined ? {} : {body: JSON.stringify(body)}),
        // Does not follow redirects, so that credentials only go to the configured address.
        redirect: 'manual',
        signal: AbortSignal.timeout(timeout),
      })
      return {response, text: await read(response)}
    } catch (cause) {
      if (cause instanceof DeliveryError) throw cause
      const isLate = cause instanceof Error && cause.name === 'TimeoutError'
      const why = isLate
        ? `did not answer within ${Math.round(timeout / 1000)} seconds`
        : 'cannot be reached, or the answer was lost'
      throw new DeliveryError(
        'unanswered',
        `${title} ${why} (${new URL(baseUrl).host}). Run the command again: it looks first at what is there`,
        {
          cause: new Error(hide(cause instanceof Error ? cause.message : String(cause))),
        },
      )
    }
  }

  return {
    urlOf,
    request: async (method, path, body) => {
      const {response, text} = await send(method, path, body)
      const {status} = response
      if (status >= 300 && status < 400) {
        throw new DeliveryError(
          'settings',
          `${title} answered that it is elsewhere (${status}): nothing was sent there. Set its right address`,
        )
      }
      const value = parse(text)
      if (!response.ok) {
        const said = value === undefined ? '' : wordsOf(value)
        throw new DeliveryError(problemOf(status), explain(status, said, response.headers.get('retry-after')))
      }
      if (value === undefined && text.trim() !== '') {
        throw new DeliveryError(
          'broken',
          `${title} answered with something that is not JSON. Is ${baseUrl} its address?`,
        )
      }
      return value
    },
  }
}

/**
 * Checks an address from the settings. Credentials are sent to it, so it must use https, except on this machine or if
 * `mayBePlain` is set.
 * @throws {DeliveryError}
 */
export function baseUrlOf(name: string, value: string, {mayBePlain = false} = {}): string {
  const url = URL.parse(value)
  if (
    url === null ||
    !['http:', 'https:'].includes(url.protocol) ||
    [url.username, url.password, url.search, url.hash].some((part) => part !== '')
  ) {
    throw new DeliveryError(
      'settings',
      `Unexpected value of ${name}, expected an address such as https://lists.example.org`,
    )
  }
  const isOwn = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  if (url.protocol === 'http:' && !isOwn && !mayBePlain) {
    throw new DeliveryError(
      'settings',
      `Unexpected value of ${name}, expected an address with https://: the key would be sent in the open`,
    )
  }
  return url.href.replace(/\/+$/, '')
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH'

/** The most bytes of an answer that are read. */
const maxAnswerBytes = 20 * 1024 * 1024

/** Returns the seconds to wait, from a `Retry-After` header with seconds or a date (RFC 9110, section 10.2.3). */
function secondsToWait(header: string | null): number | undefined {
  if (header === null) return undefined
  const seconds = /^\d+$/.test(header.trim()) ? Number(header) : (Date.parse(header) - Date.now()) / 1000
  return Number.isNaN(seconds) ? undefined : Math.max(0, Math.ceil(seconds))
}

const problems: Readonly<Record<number, DeliveryProblem>> = {
  400: 'refused',
  401: 'unauthorised',
  403: 'unauthorised',
  404: 'missing',
  409: 'conflict',
  413: 'refused',
  422: 'refused',
  429: 'busy',
}

function problemOf(status: number): DeliveryProblem {
  return problems[status] ?? (status >= 500 ? 'broken' : 'refused')
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Returns the error message of a service, from whichever field holds it. */
function wordsOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (Array.isArray(value))
    return value
      .map(wordsOf)
      .filter((part) => part !== '')
      .join('; ')
  if (!isRecord(value)) return ''
  const {detail, message, msg, title, field, loc, code, errors} = value
  const place = [field, Array.isArray(loc) ? loc.join('.') : undefined].find(
    (part) => typeof part === 'string' && part !== '',
  )
  const said =
    [wordsOf(detail), wordsOf(message), wordsOf(msg), wordsOf(title), wordsOf(code)].find((part) => part !== '') ?? ''
  const more = recordsIn(errors)
    .map(wordsOf)
    .filter((part) => part !== '')
    .join('; ')
  return [place === undefined ? said : `${String(place)}: ${said}`, more].filter((part) => part !== '').join(' ')
}
