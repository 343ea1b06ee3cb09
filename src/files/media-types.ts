import {getMimeType, mimes} from 'hono/utils/mime'

/** Returns the media type of a file, by its name or its file extension. */
export function mediaTypeOf(name: string): string {
  return getMimeType(name.includes('.') ? name : `.${name}`, types) ?? 'application/octet-stream'
}

/** Types that hono's table lacks, or has in another form than feeds and manifests promise. */
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
