import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http'
import {isRecord} from '../../../../src/content/document.ts'

export interface Answer {
  readonly status: number
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export interface Asked {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: IncomingMessage['headers']
  readonly body: Readonly<Record<string, unknown>>
}

/** What goes wrong with one request. */
type Failure =
  /** The service handles the request, but its answer is lost. */
  | {readonly kind: 'lost'}
  /** The service handles the request, but something in between replaces its answer. */
  | {readonly kind: 'after'; readonly answer: Answer}
  /** The service does not handle the request, and this is the answer. */
  | {readonly kind: 'instead'; readonly answer: Answer}

/** A draft as a fake holds it. */
export interface Held {
  readonly id: string
  status: string
  subject: string
  html: string
  text: string
}

/** A fake mail service on loopback that records its requests. Made from the service's published specification. */
export interface Fake {
  readonly env: Readonly<Record<string, string>>
  readonly secret: string
  readonly held: () => readonly Held[]
  /** The number of mails sent to readers. It must stay 0. */
  readonly sends: () => number
  readonly url?: string
  readonly asked: readonly Asked[]
  /** The status of a sent mail. */
  readonly sentStatus: string
  readonly markSent: (id: string) => void
  /** Deletes a draft, as a person would. */
  readonly remove: (id: string) => void
  /** Makes the next request with a method fail. */
  readonly failNext: (method: string, failure: Failure) => void
  readonly close: () => Promise<void>
}

const read = async (request: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = []
  for await (const part of request) if (Buffer.isBuffer(part)) parts.push(part)
  return Buffer.concat(parts).toString('utf8')
}

const send = (response: ServerResponse, {status, body, headers = {}}: Answer): void => {
  response.writeHead(status, {'content-type': 'application/json', ...headers})
  response.end(body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body))
}

export interface RunningFake {
  readonly url: string
  readonly asked: Asked[]
  readonly failNext: Fake['failNext']
  readonly close: () => Promise<void>
}

/** Runs a fake service on loopback. It records every request, and `failNext` makes requests fail. */
export const runFake = async (answer: (asked: Asked) => Answer): Promise<RunningFake> => {
  const asked: Asked[] = []
  const failures: Array<{method: string; failure: Failure}> = []
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    const text = await read(request)
    const parsed: unknown = text === '' ? {} : JSON.parse(text)
    const one: Asked = {
      method: request.method ?? 'GET',
      path: url.pathname,
      query: url.searchParams,
      headers: request.headers,
      body: isRecord(parsed) ? parsed : {},
    }
    asked.push(one)
    const index = failures.findIndex(({method}) => method === one.method)
    const failure = index === -1 ? undefined : failures.splice(index, 1)[0]?.failure
    if (failure?.kind === 'instead') {
      send(response, failure.answer)
      return
    }
    const given = answer(one)
    if (failure?.kind === 'lost') response.destroy()
    else send(response, failure?.kind === 'after' ? failure.answer : given)
  }
  const server: Server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the fake has no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    asked,
    failNext: (method, failure) => {
      failures.push({method, failure})
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
