import {readFileSync, statSync} from 'node:fs'
import {join} from 'node:path'
import {Hono} from 'hono'
import {LRUCache} from 'lru-cache'
import {sha256} from '../../src/files/hash.ts'
import {isRecord} from '../../src/content/document.ts'
import {headersOf} from '../../src/site/serving.ts'
import {outputPaths} from '../../src/site/addresses.ts'
import type {Fetch} from '../sockets/event-streams.ts'
import {fileIn, missingPage, onlyReading, sendFile} from './static-file.ts'

export const publishedPath = '/published/'

/**
 * Serves published files as a static host does that reads `_headers` and `_redirects`.
 * @param base - the path that they are served below, with slashes around it
 */
export function createPublishedFiles(folder: string, base = publishedPath): Fetch {
  const tagOf = createTags()
  const app = new Hono()
  app.on(['GET', 'HEAD'], '*', async (context) => {
    const path = new URL(context.req.url).pathname.slice(base.length)
    const {moved, gone} = readMoves(folder, base)
    // A page at an old address says where it went, for hosts that do not redirect. This one does.
    const target = moved.get(path)
    if (target !== undefined) return new Response(null, {status: 301, headers: {location: target}})
    const file = fileIn(folder, path === '' ? outputPaths.page : path)
    if (file !== undefined) return sendFile(context, file, {...headersOf(`/${path}`), etag: tagOf(file)})
    const index = fileIn(folder, `${path.replace(/\/$/, '')}/${outputPaths.page}`)
    if (index !== undefined) {
      // Links in it are relative to the folder.
      if (path !== '' && !path.endsWith('/'))
        return new Response(null, {status: 301, headers: {location: `${base}${path}/`}})
      return sendFile(context, index, {...headersOf(`/${path}`), etag: tagOf(index)})
    }
    const words = `See <a href="${base}">what is published</a>.`
    return gone.has(path)
      ? missingPage('This is no longer published', words, 410)
      : missingPage('Nothing is published here', words, 404)
  })
  app.all('*', onlyReading)
  return (request) => app.fetch(request)
}

/** The number of files whose tags are cached. */
const maxTags = 5000

/**
 * Creates entity tags from the hash of a file's bytes, as the manifest does. The same bytes have the same tag on every
 * host.
 */
function createTags(): (path: string) => string {
  const tags = new LRUCache<string, string>({max: maxTags})
  return (path) => {
    const stats = statSync(path, {throwIfNoEntry: false})
    // It was replaced or removed a moment ago: `sendFile` says what is there now.
    if (stats === undefined) return noTag
    const {size, mtimeMs} = stats
    const key = `${path} ${size} ${mtimeMs}`
    const tag = tags.get(key) ?? `"${sha256(readFileSync(path))}"`
    tags.set(key, tag)
    return tag
  }
}

const noTag = '""'

interface Moves {
  readonly moved: ReadonlyMap<string, string>
  readonly gone: ReadonlySet<string>
}

const nothing: Moves = {moved: new Map(), gone: new Set()}

/**
 * Reads the redirects and removed addresses in `redirects.json`. The base URL comes from the `self` link of the log of
 * changes.
 */
function readMoves(folder: string, root: string): Moves {
  try {
    const value: unknown = JSON.parse(readFileSync(join(folder, outputPaths.redirects), 'utf8'))
    const changes: unknown = JSON.parse(readFileSync(join(folder, outputPaths.changes()), 'utf8'))
    if (!isRecord(value) || !isRecord(changes) || !isRecord(changes['links'])) return nothing
    const self = String(changes['links']['self'])
    const base = self.slice(0, -outputPaths.changes().length - 1)
    const {redirects, gone} = value
    const moved = (Array.isArray(redirects) ? redirects : []).flatMap((redirect: unknown) => {
      const {from, to} = isRecord(redirect) ? redirect : {}
      const [here, there] = [localOf(from, base), localOf(to, base)]
      return here === undefined || typeof to !== 'string'
        ? []
        : [[here, there === undefined ? to : `${root}${there}`] as const]
    })
    const lost = (Array.isArray(gone) ? gone : []).flatMap((each: unknown) =>
      isRecord(each) ? (localOf(each['url'], base) ?? []) : [],
    )
    return {moved: new Map(moved), gone: new Set(lost)}
  } catch {
    return nothing
  }
}

/** Returns the path on this server for a URL of the published site; undefined if the URL is not below the base. */
function localOf(url: unknown, base: string): string | undefined {
  return typeof url === 'string' && url.startsWith(`${base}/`) ? url.slice(base.length + 1) : undefined
}
