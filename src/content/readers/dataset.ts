import {createClient, type ClientConfig, type SanityClient} from '@sanity/client'
import {defineQuery} from 'groq'
import pRetry, {AbortError} from 'p-retry'
import type {Asset} from '../snapshot.ts'
import {isRecord, type SanityDocument} from '../document.ts'
import {checkSize} from './assets.ts'
import {decodeRecord} from './decode.ts'
import {createFile, reportError} from './messages.ts'
import {ReadError, type Reader, type ReadRecord, type Revisions} from './reader.ts'

export interface DatasetSettings {
  readonly projectId: string
  readonly dataset: string
  readonly token?: string | undefined
  /** An API address other than Sanity's own, such as that of a local lake. */
  readonly apiHost?: string | undefined
  /** Milliseconds before the first retry. The delay doubles with each retry. */
  readonly retryDelay?: number
}

/**
 * Reads the settings of a hosted dataset from the environment.
 * @throws {ReadError} if the project or the dataset is missing, or the address of the API is none
 */
export function datasetSettings(environment: Readonly<Record<string, string | undefined>>): DatasetSettings {
  const {SANITY_STUDIO_PROJECT_ID: projectId, SANITY_STUDIO_DATASET: dataset} = environment
  if (projectId === undefined || projectId === '' || dataset === undefined || dataset === '') {
    throw new ReadError(
      'Cannot read a hosted dataset without its name, expected SANITY_STUDIO_PROJECT_ID and SANITY_STUDIO_DATASET in the environment or in .env (see .env.example)',
    )
  }
  const apiHost = environment['SANITY_API_HOST']
  if (apiHost !== undefined && apiHost !== '' && !/^https?:$/.test(URL.parse(apiHost)?.protocol ?? '')) {
    throw new ReadError(
      `Cannot use ${JSON.stringify(apiHost)} as SANITY_API_HOST, expected an address such as http://localhost:3333`,
    )
  }
  return {projectId, dataset, token: environment['SANITY_API_TOKEN'], apiHost}
}

/**
 * Creates a reader for a dataset in a hosted Content Lake. It reads only published documents, page by page, sorted by id.
 * Requests that fail with 408, 429, 5xx or without a status are retried with growing delays. Assets are fetched when
 * they are needed.
 */
export function createDatasetReader(settings: DatasetSettings): Reader {
  const {projectId, dataset, token, apiHost, retryDelay = 500} = settings
  const hasToken = token !== undefined && token !== ''
  const config: ClientConfig = {
    projectId,
    dataset,
    apiVersion,
    useCdn: false,
    perspective: 'published',
    maxRetries: 0,
    ...(hasToken ? {token} : {}),
    ...(apiHost === undefined || apiHost === '' ? {} : {apiHost, useProjectHostname: false}),
  }
  const client: SanityClient = createClient(config)
  const ownOrigin = apiHost === undefined || apiHost === '' ? undefined : new URL(apiHost).origin
  const name = `dataset ${dataset} of project ${projectId}`

  const encoder = new TextEncoder()

  const toRecord = (document: unknown): ReadRecord[] => {
    const path = isRecord(document) ? `${dataset}/${String(document['_type'])}/${String(document['_id'])}` : dataset
    return [decodeRecord(encoder.encode(JSON.stringify(document)), {path}) ?? []].flat()
  }

  /** The results of a query that takes a part of the dataset at a time, sorted by id. */
  async function* pages(query: string, limit: number): AsyncGenerator<unknown> {
    for (let after = ''; ;) {
      const page: unknown[] = await withRetries(retryDelay, () => client.fetch(query, {after, limit}))
      yield* page
      const last = page.at(-1)
      if (page.length < limit || !isRecord(last) || typeof last['_id'] !== 'string') return
      after = last['_id']
    }
  }

  const describe = (error: unknown): ReadRecord => {
    const file = createFile(name)
    reportError(file, 'unreadable-file', {reason: `Cannot read ${name}, ${explain(error, settings)}`, cause: error})
    return {file}
  }

  /** Revisions of different datasets are different. */
  const revisionOf = ({_rev: revision}: Readonly<Record<string, unknown>>): string =>
    typeof revision === 'string' ? `${name} ${revision}` : ''

  const revisions: Revisions = {
    async *list() {
      for await (const entry of pages(revisionsAfterQuery, revisionPageSize)) {
        if (isRecord(entry) && typeof entry['_id'] === 'string') yield {id: entry['_id'], revision: revisionOf(entry)}
      }
    },
    async *read(ids) {
      for (let at = 0; at < ids.length; at += idsAtOnce) {
        const some = ids.slice(at, at + idsAtOnce)
        const page: unknown[] = await withRetries(retryDelay, () => client.fetch(documentsOfQuery, {ids: some}))
        yield* page.flatMap(toRecord)
      }
    },
    describe,
    of: revisionOf,
  }

  const fetchAsset = (url: string): Promise<Uint8Array> =>
    withRetries(retryDelay, async () => {
      // Documents name these addresses: the token goes to nobody else's server.
      const {protocol, hostname, origin} = new URL(url)
      const isOwnHost = origin === ownOrigin || (protocol === 'https:' && hostname.endsWith('.sanity.io'))
      const response = await fetch(url, isOwnHost && hasToken ? {headers: {authorization: `Bearer ${token}`}} : {})
      if (!response.ok) throw new HttpError(response.status, url)
      checkSize(Number(response.headers.get('content-length') ?? 0), url)
      return readBody(response, url)
    })

  const assetOf = ({_id: id, url}: SanityDocument): [string, Asset] | undefined =>
    typeof url === 'string' && /^https?:/.test(url) ? [id, {id, origin: url, bytes: () => fetchAsset(url)}] : undefined

  return {
    name,
    async *records() {
      try {
        for await (const document of pages(documentsAfterQuery, pageSize)) yield* toRecord(document)
      } catch (error) {
        yield describe(error)
      }
    },
    assets: async (documents) =>
      new Map(documents.flatMap((document) => [assetOf(document)].filter((asset) => asset !== undefined))),
    revisions,
    close: async () => {},
  }
}

/** Reads a response, whatever size it announced. @throws {Error} once it is larger than an asset may be */
async function readBody(response: Response, url: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength
    checkSize(size, url)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

const apiVersion = '2025-02-19'
const pageSize = 500
const revisionPageSize = 10_000
const idsAtOnce = 100

class HttpError extends Error {
  override readonly name = 'HttpError'
  readonly statusCode: number
  constructor(statusCode: number, url: string) {
    super(`${url} answered ${statusCode}`)
    this.statusCode = statusCode
  }
}

const retries = 6

function withRetries<Result>(retryDelay: number, task: () => Promise<Result>): Promise<Result> {
  return pRetry(
    async () => {
      try {
        return await task()
      } catch (error) {
        throw isPassing(statusOf(error)) ? error : new AbortError(error instanceof Error ? error : String(error))
      }
    },
    {retries, minTimeout: retryDelay, maxTimeout: retryDelay * 32, factor: 2, randomize: true},
  )
}

/** Explains to people an error that is not retried any more. */
function explain(error: unknown, {projectId, dataset}: DatasetSettings): string {
  const status = statusOf(error)
  if (status === 401 || status === 403)
    return 'the token is missing or may not read it: set SANITY_API_TOKEN to a token with read access'
  if (status === 404)
    return `there is no dataset ${dataset} in project ${projectId}: check SANITY_STUDIO_PROJECT_ID and SANITY_STUDIO_DATASET`
  return error instanceof Error ? error.message : String(error)
}

/** Whether an error is temporary, so that a retry makes sense. Errors without an HTTP status count as temporary. */
function isPassing(status: number | undefined): boolean {
  return status === undefined || status === 408 || status === 429 || status >= 500
}

function statusOf(error: unknown): number | undefined {
  return error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : undefined
}

/** Selects one page of a dataset, sorted by id, starting after the id `$after`. */
const documentsAfterQuery = defineQuery(`*[_id > $after] | order(_id asc) [0...$limit]`)

/**
 * The revisions of documents, a page at a time. All of them are looked at rather than those with a later `_updatedAt`:
 * an import keeps that date, so a document with an old date may be new.
 * https://www.sanity.io/docs/content-lake/importing-data
 */
const revisionsAfterQuery = defineQuery(`*[_id > $after] | order(_id asc) [0...$limit] {_id, _rev}`)

const documentsOfQuery = defineQuery(`*[_id in $ids] | order(_id asc)`)
