import {existsSync, readFileSync, realpathSync, statSync} from 'node:fs'
import {extname, join, sep} from 'node:path'

const mediaTypes: Readonly<Record<string, string>> = {
  '.atom': 'application/atom+xml; charset=utf-8',
  '.avif': 'image/avif',
  '.css': 'text/css; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8; variant=GFM',
  '.mjs': 'text/javascript; charset=utf-8',
  '.ndjson': 'application/x-ndjson; charset=utf-8',
  '.png': 'image/png',
  '.rss': 'application/rss+xml; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
}

/** The media type of a file, by its name. */
export const mediaTypeOfFile = (name: string): string =>
  mediaTypes[extname(name).toLowerCase()] ?? 'application/octet-stream'

/**
 * The file in a folder that an address means. A way out of the folder, by dots or by a link, leads nowhere.
 * @param pathname - from the folder, as it stands in the address
 */
export const fileIn = (folder: string, pathname: string): string | undefined => {
  let decoded
  try {
    decoded = decodeURIComponent(pathname)
  } catch {
    return undefined
  }
  if (decoded.includes('\0') || decoded.split(/[\\/]/).some((part) => part.startsWith('.'))) return undefined
  const path = join(folder, decoded)
  if (!existsSync(path) || !statSync(path).isFile()) return undefined
  return realpathSync(path).startsWith(realpathSync(folder) + sep) ? path : undefined
}

/** Whether the asker has a file already (RFC 9110, sections 13.1.2 and 13.1.3): tags are compared weakly, and win over dates. */
const isKnown = ({headers}: Request, etag: string, modified: Date): boolean => {
  const tags = headers.get('if-none-match')
  if (tags !== null) return tags.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag)
  const since = Date.parse(headers.get('if-modified-since') ?? '')
  return !Number.isNaN(since) && Math.floor(modified.getTime() / 1000) * 1000 <= since
}

/**
 * Answers with a file, or that the asker has it already.
 * @param headers - more headers, which win over what the file alone says
 */
export const sendFile = (request: Request, path: string, headers: Readonly<Record<string, string>>): Response => {
  const {size, mtimeMs, mtime} = statSync(path)
  const all = new Headers({
    etag: `"${size.toString(36)}-${Math.round(mtimeMs * 1000).toString(36)}"`,
    'last-modified': mtime.toUTCString(),
    'x-content-type-options': 'nosniff',
    'content-type': mediaTypeOfFile(path),
  })
  for (const [name, value] of Object.entries(headers)) all.set(name, value)
  if (isKnown(request, all.get('etag') ?? '', mtime)) {
    all.delete('content-type')
    return new Response(null, {status: 304, headers: all})
  }
  all.set('content-length', String(size))
  return new Response(request.method === 'HEAD' ? null : new Uint8Array(readFileSync(path)), {headers: all})
}

/** What is answered where there is nothing. */
export const missingPage = (
  title: string,
  text: string,
  status: number,
  headers: Readonly<Record<string, string>> = {},
): Response =>
  new Response(
    `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>body{font:1.1rem/1.5 system-ui,sans-serif;max-width:36rem;margin:15vh auto;padding:0 1.5rem;color:#1b1f27;background:#fff}h1{font-size:1.4rem}</style><main><h1>${title}</h1><p>${text}</p></main></html>\n`,
    {status, headers: {'content-type': 'text/html; charset=utf-8', ...headers}},
  )
