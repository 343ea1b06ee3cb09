import {getMimeType, mimes} from 'hono/utils/mime'

/** The media type of a file, by its name or its ending. */
export function mediaTypeOf(name: string): string {
  return getMimeType(name.includes('.') ? name : `.${name}`, types) ?? 'application/octet-stream'
}

/** Types that hono's table lacks, or has otherwise than feeds and manifests promise them. */
const own: Readonly<Record<string, string>> = {
  atom: 'application/atom+xml; charset=utf-8',
  eml: 'message/rfc822',
  md: 'text/markdown; charset=utf-8; variant=GFM',
  ndjson: 'application/x-ndjson',
  rss: 'application/rss+xml; charset=utf-8',
  svg: 'image/svg+xml',
  vtt: 'text/vtt; charset=utf-8',
  xml: 'application/xml',
}

const types: Record<string, string> = {...mimes, ...own}
