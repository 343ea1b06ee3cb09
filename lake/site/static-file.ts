import {realpathSync, statSync} from 'node:fs'
import {join, sep} from 'node:path'
import type {Context} from 'hono'
import {mediaTypeOf} from '../../src/files/media-types.ts'
import {readResponse} from './read-file.ts'

/**
 * Returns the file that an address means; undefined if there is none. Hidden files, and paths that leave the folder by
 * dots or by a link, are not found.
 * @param pathname - relative to the folder, still encoded as in the URL
 */
export function fileIn(folder: string, pathname: string): string | undefined {
  let decoded
  try {
    decoded = decodeURIComponent(pathname)
  } catch {
    return undefined
  }
  if (decoded.includes('\0') || decoded.split(/[\\/]/).some((part) => part.startsWith('.'))) return undefined
  const path = join(folder, decoded)
  try {
    if (!statSync(path).isFile()) return undefined
    return realpathSync(path).startsWith(realpathSync(folder) + sep) ? path : undefined
  } catch {
    return undefined
  }
}

/**
 * Sends a file, or status 304 if the client already has it.
 *
 * @param headers - more headers, which override those derived from the file
 */
export async function sendFile(
  context: Context,
  path: string,
  headers: Readonly<Record<string, string>>,
): Promise<Response> {
  const stats = statSync(path, {throwIfNoEntry: false})
  if (stats === undefined) return context.notFound()
  const {size, mtimeMs, mtime} = stats
  const all = new Headers({
    etag: `"${size.toString(36)}-${Math.round(mtimeMs * 1000).toString(36)}"`,
    'last-modified': mtime.toUTCString(),
    'x-content-type-options': 'nosniff',
    'content-type': mediaTypeOf(path),
  })
  for (const [name, value] of Object.entries(headers)) all.set(name, value)
  if (isKnown(context.req.raw, all.get('etag') ?? '', mtime)) {
    all.delete('content-type')
    return new Response(null, {status: 304, headers: all})
  }
  const response = await readResponse(context.req.raw, path)
  if (response === undefined) return context.notFound()
  for (const [name, value] of all) response.headers.set(name, value)
  return response
}

/** The response to methods other than GET and HEAD. */
export function onlyReading(): Response {
  return new Response(null, {status: 405, headers: {allow: 'GET, HEAD'}})
}

/** Returns an HTML page that explains why the requested page is not shown. */
export function missingPage(
  title: string,
  text: string,
  status: number,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(
    `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>body{font:1.1rem/1.5 system-ui,sans-serif;max-width:36rem;margin:15vh auto;padding:0 1.5rem;color:#1b1f27;background:#fff}h1{font-size:1.4rem}</style><main><h1>${title}</h1><p>${text}</p></main></html>\n`,
    {status, headers: {'content-type': 'text/html; charset=utf-8', ...headers}},
  )
}

/**
 * Whether the client already has a file (RFC 9110, sections 13.1.2 and 13.1.3). Tags are compared weakly, and take
 * precedence over dates.
 */
function isKnown({headers}: Request, etag: string, modified: Date): boolean {
  const tags = headers.get('if-none-match')
  if (tags !== null) return tags.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag)
  const since = Date.parse(headers.get('if-modified-since') ?? '')
  return !Number.isNaN(since) && Math.floor(modified.getTime() / 1000) * 1000 <= since
}
