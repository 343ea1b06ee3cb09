import {createServer, type Server} from 'node:http'
import {getRequestListener} from '@hono/node-server'
import {createPublishedFiles, publishedPath} from '../../../lake/site/published-files.ts'

/** Serves an output folder as `npm start` does. */
export const servePublished = async (folder: string): Promise<{readonly url: string; readonly close: () => void}> => {
  const files = createPublishedFiles(folder)
  const server: Server = createServer(getRequestListener(async (request) => files(request)))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port')
  return {url: `http://localhost:${address.port}${publishedPath}`, close: () => void server.close()}
}
