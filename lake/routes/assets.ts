import {LRUCache} from 'lru-cache'
import {limits} from '../../src/content/limits.ts'
import {sha256} from '../../src/files/hash.ts'
import {mediaTypeOf} from '../../src/files/media-types.ts'
import type {AssetDetails} from '../assets/asset-store.ts'
import {decodeTransformation, transformImage} from '../../src/pictures/transform-image.ts'
import {badRequest, notFound} from '../errors.ts'
import type {AddRoutes, ApiContext} from './environment.ts'
import {known, maxBody, pathPart, searchOf} from './request.ts'

/** `POST /assets/images/:dataset` and `/assets/files/:dataset` (https://www.sanity.io/docs/http-reference/assets). */
export const addUploadRoutes: AddRoutes = (api, {assets}) => {
  const upload = (kind: 'images' | 'files') => async (context: ApiContext) => {
    const bytes = new Uint8Array(await context.req.arrayBuffer())
    if (bytes.length === 0) throw badRequest('Unexpected empty file, expected its bytes')
    return context.json({document: await assets.upload(kind, bytes, detailsIn(searchOf(context)))})
  }
  const maxSize = maxBody(limits.maxAssetBytes)
  api.post('/assets/images/:dataset', known, maxSize, upload('images'))
  api.post('/assets/files/:dataset', known, maxSize, upload('files'))
}

const detailNames = ['label', 'title', 'description', 'creditLine'] as const

/** The maximum size of all cached transformed images, in bytes. */
const maxCachedBytes = 64 * 1024 * 1024

/**
 * `GET /images/...` and `/files/...`, without an API version: an asset's bytes, transformed if the request asks for it.
 */
export const addDeliveryRoutes: AddRoutes = (api, {assets}) => {
  const cache = new LRUCache<string, Image, Make>({
    maxSize: maxCachedBytes,
    sizeCalculation: ({bytes}) => bytes.byteLength + 1,
    // All requests for the same image wait for the same transformation.
    fetchMethod: (_key, _stale, {context: make}) => make(),
  })

  const deliver = async (context: ApiContext, canTransform: boolean): Promise<Response> => {
    const name = pathPart(context, 'name')
    const search = searchOf(context)
    const extension = name.split('.').at(-1) ?? ''
    const transformation = canTransform ? decodeTransformation(search, context.req.header('accept') ?? '') : undefined
    const etag = `"${name}${transformation === undefined ? '' : sha256(JSON.stringify(transformation)).slice(0, 16)}"`
    const headers = {etag, 'cache-control': 'public, max-age=31536000, immutable', vary: 'accept'}
    if (context.req.header('if-none-match') === etag) return new Response(null, {status: 304, headers})
    const original = await assets.read(name)
    if (original === undefined) throw notFound(`There is no asset ${name}`)
    const isAsItIs = transformation === undefined || (extension === 'svg' && transformation.format === undefined)
    const changed = isAsItIs
      ? undefined
      : await cache.fetch(etag, {context: () => transformImage(original, extension, transformation)})
    const shown = changed ?? {bytes: original, extension}
    return new Response(shown.bytes, {
      headers: {
        ...headers,
        'content-type': deliveredType(shown.extension),
        ...safety(name, shown.extension),
        ...download(search),
      },
    })
  }

  api.get('/images/:project/:dataset/:name/:vanity?', (context) => deliver(context, true))
  api.get('/files/:project/:dataset/:name/:vanity?', (context) => deliver(context, false))
}

function detailsIn(search: URLSearchParams): AssetDetails {
  const filename = search.get('filename')
  const details = detailNames.flatMap((name) => {
    const value = search.get(name)
    return value === null ? [] : [[name, value.slice(0, 2000)] as const]
  })
  const source = ['Id', 'Name', 'Url'].flatMap((part) => {
    const value = search.get(`source${part}`)
    return value === null ? [] : [[part.toLowerCase(), value.slice(0, 2000)] as const]
  })
  return {
    ...(filename === null ? {} : {originalFilename: filename.split(/[\\/]/).at(-1)?.slice(0, 255) ?? 'file'}),
    ...Object.fromEntries(details),
    ...(source.length === 0 ? {} : {source: {_type: 'sanity.assetSourceData', ...Object.fromEntries(source)}}),
  }
}

interface Image {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly extension: string
}

type Make = () => Promise<Image | undefined>

/** Returns the media type of a file. Files that a browser would run are served as plain bytes. */
function deliveredType(extension: string): string {
  const type = mediaTypeOf(extension)
  return /^(?:text\/(?:html|javascript)|application\/xhtml)/.test(type) ? 'application/octet-stream' : type
}

/**
 * Headers for files that may contain scripts, such as SVG. They are downloaded rather than shown, and if one is shown,
 * nothing in it runs.
 */
function safety(name: string, extension: string): Readonly<Record<string, string>> {
  return {
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:",
    ...(extension === 'svg' || !mediaTypeOf(extension).startsWith('image/')
      ? {'content-disposition': `attachment; filename="${name}"`}
      : {}),
  }
}

function download(search: URLSearchParams): Readonly<Record<string, string>> {
  const name = search.get('dl')
  if (name === null) return {}
  const safe = name.replace(/[^\w.() -]/g, '_').slice(0, 200)
  return {'content-disposition': safe === '' ? 'attachment' : `attachment; filename="${safe}"`}
}
