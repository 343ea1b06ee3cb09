import {createServer, type IncomingMessage, type Server} from 'node:http'
import type {Duplex} from 'node:stream'
import {getRequestListener} from '@hono/node-server'
import {WebSocketServer} from 'ws'
import {isKnownCaller, refusal, type Access} from './routes/guard.ts'
import {createEventStreams, type Fetch} from './sockets/event-streams.ts'
import {createPresence} from './sockets/presence.ts'

/** Thrown if the port is already in use. */
export class PortInUse extends Error {
  override readonly name = 'PortInUse'
}

export interface ServerOptions {
  readonly port: number
  readonly host: string
  /** Answers requests that are not for the lake's API: Studio's files, and published files. */
  readonly fallback?: Fetch
}

/** The parts of a lake that the server needs. */
export interface ServedLake {
  readonly userId: string
  readonly access: Access
  readonly fetch: (request: Request) => Promise<Response>
}

export type LakeServer = Awaited<ReturnType<typeof startServer>>

/** Serves a lake over HTTP and WebSockets. @throws {PortInUse} */
export async function startServer(lake: ServedLake, options: ServerOptions) {
  const route: Fetch = (request) => {
    const {pathname} = new URL(request.url)
    return options.fallback === undefined || isApi(pathname) ? lake.fetch(request) : options.fallback(request)
  }
  const server = createServer(getRequestListener(async (request) => route(request)))
  // How long a request may take to arrive, in milliseconds. An upload may take its time, but headers must come soon.
  server.requestTimeout = 120_000
  server.headersTimeout = 20_000

  const presence = createPresence(lake.userId)
  const streams = createEventStreams(lake.fetch)
  const sockets = new WebSocketServer({noServer: true, maxPayload: maxSocketBytes, perMessageDeflate: false})
  server.on('upgrade', (request, socket, head) => {
    const headers = headersOf(request)
    const pathname = pathnameOf(request.url ?? '/')
    const isPresence = /^\/v[\dX][^/]*\/socket\/[^/]+$/.test(pathname)
    if (refusal('GET', headers, lake.access) !== undefined) refuse(socket, '403 Forbidden')
    else if (!isKnownCaller(headers, lake.access)) refuse(socket, '401 Unauthorized')
    else if (!isPresence && pathname !== '/event-streams') refuse(socket, '404 Not Found')
    else if (sockets.clients.size >= maxSockets) refuse(socket, '429 Too Many Requests')
    else {
      sockets.handleUpgrade(request, socket, head, (webSocket) => {
        webSocket.on('error', () => webSocket.terminate())
        if (isPresence) presence.connect(webSocket)
        else streams.connect(webSocket, headers)
      })
    }
  })
  const port = await listen(server, options)

  return {
    port,
    close: async (): Promise<void> => {
      presence.close()
      for (const client of sockets.clients) client.terminate()
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
    },
  }
}

/** The largest message of a socket, in bytes, and the most sockets. A page of Studio has two. */
const maxSocketBytes = 1024 * 1024
const maxSockets = 500

/** Whether a path belongs to the lake's API. The fallback answers all other paths. */
function isApi(pathname: string): boolean {
  return /^\/(?:v(?:X|1|\d{4}-\d{2}-\d{2})|images|files)\//.test(pathname)
}

/** Returns the path of a request line, which may be anything; empty if it is none. */
function pathnameOf(url: string): string {
  return URL.parse(url, 'http://localhost')?.pathname ?? ''
}

function headersOf(request: IncomingMessage): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  return headers
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`)
}

/** Listens on a port. @returns the port @throws {PortInUse} */
export function listen(server: Server, {port, host}: Pick<ServerOptions, 'port' | 'host'>): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new PortInUse(
              `Cannot listen on port ${port}, something else does: stop it, or choose another with --port`,
              {cause: error},
            )
          : error,
      )
    })
    server.listen(port, host, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : port)
    })
  })
}
