import {createServer, type IncomingMessage, type ServerResponse} from 'node:http'
import {onTestFinished} from 'vitest'
import type {SanityDocument} from '../../../src/content/document.ts'

export interface DatasetServerOptions {
  readonly documents: readonly SanityDocument[]
  readonly assets?: Readonly<Record<string, string | Uint8Array>>
  /** Status codes for the first requests. Later requests are answered normally. */
  readonly failures?: readonly number[]
  readonly token?: string
}

export interface DatasetServer {
  readonly url: string
  readonly requests: readonly string[]
  /** The `authorization` header of each request. */
  readonly credentials: ReadonlyArray<string | undefined>
}

/** Answers the one query that the reader of hosted datasets sends, over real HTTP, as the query API does. */
export const startDatasetServer = async ({
  documents,
  assets = {},
  failures = [],
  token,
}: DatasetServerOptions): Promise<DatasetServer> => {
  const requests: string[] = []
  const credentials: Array<string | undefined> = []
  const pending = [...failures]
  const send = (response: ServerResponse, status: number, body: unknown): void => {
    response.writeHead(status, {'content-type': 'application/json'}).end(JSON.stringify(body))
  }
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    requests.push(`${request.method ?? ''} ${url.pathname}`)
    credentials.push(request.headers.authorization)
    const failure = pending.shift()
    if (failure !== undefined) return send(response, failure, {error: {description: 'Try again', type: 'httpError'}})
    if (token !== undefined && request.headers.authorization !== `Bearer ${token}`)
      return send(response, 401, {error: {description: 'Unauthorized'}})
    const asset = assets[url.pathname]
    if (asset !== undefined) {
      response.writeHead(200).end(asset)
      return
    }
    if (!/^\/v[\d-]+\/data\/query\/production$/.test(url.pathname))
      return send(response, 404, {error: {description: 'Not found'}})
    const [after, limit] = [url.searchParams.get('$after'), url.searchParams.get('$limit')].map((value): unknown =>
      JSON.parse(value ?? 'null'),
    )
    if (url.searchParams.get('perspective') !== 'published')
      return send(response, 400, {error: {description: 'Wrong perspective'}})
    const page = documents.filter(({_id}) => _id > String(after)).toSorted((a, b) => (a._id < b._id ? -1 : 1))
    send(response, 200, {ms: 1, query: url.searchParams.get('query'), result: page.slice(0, Number(limit))})
  }
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port')
  return {url: `http://127.0.0.1:${address.port}`, requests, credentials}
}
