import {createServer} from 'node:http'
import {getRequestListener} from '@hono/node-server'
import {listen} from '../server.ts'
import type {Fetch} from '../sockets/event-streams.ts'

/** Serves files alone, without a lake. @throws {PortInUse} */
export async function startSite(files: Fetch, options: {readonly port: number; readonly host: string}) {
  const server = createServer(getRequestListener(async (request) => files(request)))
  const port = await listen(server, options)
  return {
    port,
    close: (): Promise<void> =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
